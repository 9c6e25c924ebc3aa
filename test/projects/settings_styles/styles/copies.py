"""Copies, shallow and deep, which share or do not share what is inside."""

import copy

from conf.common import *

DATABASES["people"] = DATABASES["default"].copy()
DATABASES["people"]["NAME"] = "people.sqlite3"
DATABASES["logs"] = copy.deepcopy(DATABASES["people"])
DATABASES["logs"].update({"ENGINE": "conf.engine"})
shared = DATABASES["shop"] = DATABASES["people"]
shared["ENGINE"] = "conf.engine"
ALL = copy.copy(DATABASES)
ALL["replica"] = {"ENGINE": "conf.engine", "NAME": "r.sqlite3"}
DATABASES = ALL
