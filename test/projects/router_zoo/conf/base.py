"""What every settings module of the zoo starts from; each of those adds its routers."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = "only for tests"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "conf.urls"
SITE_ID = 1
AUTH_USER_MODEL = "accounts.Member"
LAB_DEVICE_MODEL = "lab.SmartDevice"
GEO_WITH_RIVERS = True

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.flatpages",
    "django.contrib.messages",
    "django.contrib.redirects",
    "django.contrib.sessions",
    "django.contrib.sites",
    "mptt",
    "taggit",
    "accounts",
    "catalog.apps.CatalogConfig",
    "sales",
    "sales.orders",
    "billing",
    "content",
    "geo",
    "legacy",
    "lab",
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


def sqlite(name):
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / f"{name}.sqlite3"}


DATABASES = {
    name: sqlite(name)
    for name in ["default", "replica", "people", "archive", "reports", "shard0", "shard1"]
}
DATABASES["replica"]["TEST"] = {"MIRROR": "default"}

# Tables that routers look up by way of `django.conf.settings`.
APP_DATABASES = {
    "accounts": "people",
    "auth": "people",
    "legacy": "archive",
    "geo": "shard0",
    "reports": "reports",
}
MODEL_DATABASES = {
    "sales.order": "shard1",
    "catalog.product": "shard0",
    "legacy.customer": "archive",
}
READ_REPLICAS = ["default", "replica"]
PEOPLE_APPS = ("accounts", "auth", "admin")
