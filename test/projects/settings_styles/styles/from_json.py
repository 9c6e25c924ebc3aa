"""JSON: a file, and a string."""

import json

from conf.common import *

DATABASES = json.loads((BASE_DIR / "data/databases.json").read_text())
DATABASES |= json.loads('{"people": {"ENGINE": "django.db.backends.sqlite3", "NAME": "p.sqlite3"}}')
