"""One key at a time, and keys of keys."""

from conf.common import *

DATABASES["people"] = {}
DATABASES["people"]["ENGINE"] = "django.db.backends.sqlite3"
DATABASES["people"]["NAME"] = "people.sqlite3"
DATABASES["people"].setdefault("OPTIONS", {})["timeout"] = 20
DATABASES["logs"], DATABASES["gone"] = {"ENGINE": "conf.engine"}, {"ENGINE": "conf.engine"}
DATABASES["logs"]["NAME"] = ":memory:"
del DATABASES["gone"]
REMOVED = DATABASES.pop("nothing", None)
