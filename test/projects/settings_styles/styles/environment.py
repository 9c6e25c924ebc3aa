"""Variables that are not set, with their defaults, and values that nothing decides."""

import os
from os import environ as env

from conf.common import *

DATABASES = {
    "default": {
        "ENGINE": os.environ.get("STYLES_ENGINE", "django.db.backends.sqlite3"),
        "NAME": os.getenv("STYLES_NAME", default="default.sqlite3"),
        "USER": env.get("STYLES_USER", ""),
        "PASSWORD": os.environ.get("STYLES_PASSWORD"),
        "PORT": int(os.environ.get("STYLES_PORT", "5432")),
    },
    os.environ.get("STYLES_ALIAS", "people"): {
        "ENGINE": "django.db.backends." + env.get("STYLES_KIND", "sqlite3"),
        "NAME": ":memory:",
    },
}
env.setdefault("STYLES_LOGS", "logs")
DATABASES[os.environ["STYLES_LOGS"]] = DATABASES["people"].copy()
