"""django-environ with a named file."""

import environ

from conf.common import *

env = environ.Env(DEBUG=(bool, False))
environ.Env.read_env(BASE_DIR / ".env")

DEBUG = env("DEBUG")
DATABASES = {
    "default": env.db(),
    "people": env.db("PEOPLE_URL"),
    "logs": env.db_url("STYLES_LOGS_URL", default="sqlite:///logs.sqlite3"),
    "replica": {
        "ENGINE": env("LOGS_ENGINE"),
        "NAME": env.str("LOGS_NAME"),
        "CONN_MAX_AGE": env.int("STYLES_AGE", default=60),
    },
}
DATABASES["default"]["ATOMIC_REQUESTS"] = True
for name in env.list("SHARD_NAMES"):
    DATABASES[name] = env.db("STYLES_SHARD_URL", default=f"sqlite:///{name}.sqlite3")
