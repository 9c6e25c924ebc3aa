"""python-decouple, which finds the file by itself."""

from decouple import Csv, config

from conf.common import *

DEBUG = config("DEBUG", cast=bool, default=False)
DATABASES = {
    "default": {
        "ENGINE": config("STYLES_ENGINE", default="django.db.backends.sqlite3"),
        "NAME": config("STYLES_NAME", default="default.sqlite3"),
    },
    "logs": {"ENGINE": config("LOGS_ENGINE"), "NAME": config("LOGS_NAME")},
}
for name in config("SHARD_NAMES", cast=Csv()):
    DATABASES[name] = {"ENGINE": "django.db.backends.sqlite3", "NAME": name}
