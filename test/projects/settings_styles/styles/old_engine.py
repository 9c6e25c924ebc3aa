"""A name of an engine that Django still takes."""

from django.conf import global_settings
from django.conf.global_settings import LANGUAGES

from conf.common import *

DATABASES["people"] = {"ENGINE": "django.db.backends.", "NAME": len(LANGUAGES)}
DATABASES["logs"] = {"ENGINE": DATABASES["default"]["ENGINE"], "NAME": global_settings.TIME_ZONE}
