"""A module that does not say DATABASES: Django's own default."""

SECRET_KEY = "only for tests"
INSTALLED_APPS = ["people", "shop"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
