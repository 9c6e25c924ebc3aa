"""What Python's, Django's and the platform's versions decide."""

import platform
import sys

import django

from conf.common import *

if sys.version_info >= (3, 8) and django.VERSION[0] >= 4:
    DATABASES["people"] = {"ENGINE": "django.db.backends.sqlite3", "NAME": "p.sqlite3"}
if sys.version_info < (3, 0):
    DATABASES["never"] = {}
if django.VERSION < (4, 0) or tuple(map(int, django.get_version().split(".")[:1])) < (4,):
    DATABASES["never"] = {}
