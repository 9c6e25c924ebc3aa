"""Another database while tests run, as far as the command line tells."""

import sys

from conf.common import *

DATABASES["people"] = {"ENGINE": "conf.engine", "NAME": "people.sqlite3"}
TESTING = "test" in sys.argv or any("pytest" in argument for argument in sys.argv)

if TESTING:
    DATABASES["people"]["ENGINE"] = "django.db.backends.sqlite3"
    DATABASES["people"]["NAME"] = ":memory:"
