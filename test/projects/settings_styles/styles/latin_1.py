# -*- coding: latin-1 -*-
"""Not in UTF-8: é."""

from conf.common import *

ALIAS = "people"
DATABASES[ALIAS] = {"ENGINE": "conf.engine", "NAME": "é.sqlite3"}
