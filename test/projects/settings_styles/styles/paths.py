"""Paths: pathlib and os.path, an app folder that is put on the path."""

import os
import sys
from pathlib import Path

from conf.common import *

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(ROOT, "extra_apps"))

DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(ROOT, "d.sqlite3")},
    Path(__file__).parent.name: {"ENGINE": "django.db.backends.sqlite3", "NAME": Path("s.sqlite3")},
    Path("data/people.sqlite3").stem: {"ENGINE": "django.db.backends.sqlite3", "NAME": "p"},
}
INSTALLED_APPS += ["notes"]
ROUTING = {"notes": "styles"}
