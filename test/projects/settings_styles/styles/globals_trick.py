"""Names that are set through globals(), locals() and vars()."""

import sys

from conf.common import *

globals()["DATABASES"] = dict(DATABASES)
locals().update(ROUTING={"shop": "people"})
vars()["MORE"] = {"people": {"ENGINE": "django.db.backends.sqlite3", "NAME": "p"}}
DATABASES.update(MORE)
setattr(sys.modules[__name__], "DATABASES", {**DATABASES, "logs": MORE["people"]})
