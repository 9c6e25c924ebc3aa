"""The names of the databases come from variables that are not set."""

import os

from conf.common import *

for name in os.environ.get("STYLES_SHARDS", "first second").split():
    DATABASES[name] = {"ENGINE": "django.db.backends.sqlite3", "NAME": name + ".sqlite3"}

if os.environ.get("STYLES_REPLICA"):
    DATABASES["replica"] = DATABASES["default"].copy()
