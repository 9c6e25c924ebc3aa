DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "development.sqlite3"},
    "logs": {"ENGINE": "django.db.backends.sqlite3", "NAME": "logs.sqlite3"},
}
