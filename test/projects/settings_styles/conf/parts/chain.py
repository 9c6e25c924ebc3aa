from conf.common import *

from .names import PEOPLE

DATABASES[PEOPLE] = dict(DATABASES["default"], NAME=BASE_DIR / f"{PEOPLE}.sqlite3")
INSTALLED_APPS += ["django.contrib.sites"]
SITE_ID = 1
