"""The documentation's topology: a database of users, a primary and two replicas of it."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = "only for tests"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "conf.urls"
SITE_ID = 1

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sites",
    "people",
    "shop",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# `default` is empty on purpose: every model has a home that a router names.
DATABASES = {
    "default": {},
    "auth_db": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "auth.sqlite3"},
    "primary": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "primary.sqlite3"},
    "replica1": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": BASE_DIR / "primary.sqlite3",
        "TEST": {"MIRROR": "primary"},
    },
    "replica2": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": BASE_DIR / "primary.sqlite3",
        "TEST": {"MIRROR": "primary"},
    },
}

DATABASE_ROUTERS = ["conf.routers.AuthRouter", "conf.routers.PrimaryReplicaRouter"]
