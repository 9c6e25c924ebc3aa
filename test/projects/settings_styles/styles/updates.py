"""update in each of its forms, and the operators of dictionaries."""

from conf.common import *

LITE = {"ENGINE": "django.db.backends.sqlite3"}
DATABASES.update({"people": {**LITE, "NAME": "people.sqlite3"}})
DATABASES.update(logs=dict(LITE, NAME="logs.sqlite3"))
DATABASES.update([("first", LITE | {"NAME": "first.sqlite3"})])
DATABASES |= {"second": {"NAME": "second.sqlite3", **LITE}}
DATABASES = {**DATABASES, "third": dict(NAME="third.sqlite3", **LITE)}
DATABASES["default"].update(ATOMIC_REQUESTS=True, CONN_MAX_AGE=60)
