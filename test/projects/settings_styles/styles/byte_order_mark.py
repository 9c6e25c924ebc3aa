"""A byte order mark, and line ends of Windows."""

SECRET_KEY = "only for tests"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ("people", "shop", "logs")
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "default.sqlite3"},
    "people": {"ENGINE": "django.db.backends.sqlite3", "NAME": "people.sqlite3"},
    "replica": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "default.sqlite3",
        "TEST": {"MIRROR": "default"},
    },
}
DATABASE_ROUTERS = ["conf.routers.BySettings"]
