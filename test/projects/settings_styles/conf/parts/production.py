DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "production"},
    "archive": {"ENGINE": "django.db.backends.postgresql", "NAME": "archive"},
}
