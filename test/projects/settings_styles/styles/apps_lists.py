"""INSTALLED_APPS put together of several lists."""

from conf.common import *

DJANGO_APPS = ["django.contrib.auth", "django.contrib.contenttypes"]
LOCAL_APPS = ("people", "shop")
INSTALLED_APPS = DJANGO_APPS + list(LOCAL_APPS)
INSTALLED_APPS += ("logs",)
INSTALLED_APPS.insert(0, "django.contrib.sites")
INSTALLED_APPS.extend(["django.contrib.sessions", "people"])
INSTALLED_APPS = list(dict.fromkeys(INSTALLED_APPS))
INSTALLED_APPS.remove("django.contrib.sessions")
INSTALLED_APPS = tuple(INSTALLED_APPS)
SITE_ID = 1
DATABASES["auth"] = DATABASES["people"] = DATABASES["default"].copy()
