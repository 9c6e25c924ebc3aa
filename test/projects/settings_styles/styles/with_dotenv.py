"""python-dotenv, then os.environ."""

import os

from dotenv import dotenv_values, load_dotenv

from conf.common import *

load_dotenv(BASE_DIR / ".env")
values = dotenv_values(BASE_DIR / ".env")

DATABASES["logs"] = {"ENGINE": os.environ["LOGS_ENGINE"], "NAME": os.getenv("LOGS_NAME")}
for name in values["SHARD_NAMES"].split(","):
    DATABASES[name] = {"ENGINE": "django.db.backends.sqlite3", "NAME": name}
if os.environ.get("STAGE") == "development":
    ROUTING = {"people": "first"}
