"""What every installation of the shop has in common."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(os.environ.get("BOOKSTORE_DATA", BASE_DIR / "data"))

SECRET_KEY = os.environ.get("BOOKSTORE_SECRET_KEY", "only-for-a-developer-s-machine")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("BOOKSTORE_HOSTS", "localhost,127.0.0.1").split(",")
SITE_ID = int(os.environ.get("BOOKSTORE_SITE_ID", "1"))

DJANGO_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.staticfiles",
]

SHOP_APPS = [
    "accounts.apps.AccountsConfig",
    "catalogue.apps.CatalogueConfig",
    "orders.apps.OrdersConfig",
    "newsletter.apps.NewsletterConfig",
    "legacy_catalogue.apps.LegacyCatalogueConfig",
    "analytics.apps.AnalyticsConfig",
]

INSTALLED_APPS = [*DJANGO_APPS, *SHOP_APPS]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

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


def sqlite(file_name, **more):
    """The entry of DATABASES for one SQLite file in the data folder."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / file_name,
        "OPTIONS": {"timeout": 20},
        **more,
    }


DATABASES = {
    # The shop itself: what is sold, and who bought it.
    "default": sqlite("shop.sqlite3"),
    # People: accounts, permissions, sessions and the admin's log.
    "users": sqlite("users.sqlite3"),
    # The catalogue of the shop's first software, which still prints the shelf labels.
    "legacy": sqlite("legacy.sqlite3"),
    # Follows default. Nothing replicates a SQLite file, so here it is the same file.
    "replica": sqlite("shop.sqlite3", TEST={"MIRROR": "default"}),
    # What visitors looked at and what was sold, for the evening reports.
    "analytics": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "analytics.sqlite3",
        # Reports are rare, so the connection may stay open for a minute.
        # planted: unknown-database-key
        "CONN_MAXAGE": 60,
    },
}

DATABASE_ROUTERS = [
    "config.routers.UsersRouter",
    "config.routers.ShopRouter",
    "config.routers.LegacyRouter",
]

LOGIN_URL = "admin:login"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
