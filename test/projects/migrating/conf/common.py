from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
DEBUG = True
SECRET_KEY = "only for tests"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "people",
    "shop",
    "legacy",
    "plain",
]
SITE_ID = 1
DATABASES = {
    alias: {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE / f"{alias}.sqlite3"}
    for alias in ("default", "shop", "people", "legacy")
}
