"""Class bodies that decide which methods there are."""

import sys

import django
from django.conf import settings

if sys.version_info >= (3, 8):

    class Base:
        def db_for_read(self, model, **hints):
            return "replica" if model._meta.app_label == "catalog" else None

else:
    Base = object


class Router(Base):
    if "people" in settings.DATABASES:

        def db_for_write(self, model, **hints):
            return "people" if model._meta.app_label == "accounts" else None

    else:

        def db_for_write(self, model, **hints):
            return "never"

    for _label in ("geo", "lab"):
        locals()[f"is_{_label}"] = lambda self, label, _label=_label: label == _label

    try:
        limit = settings.NO_SUCH_SETTING
    except AttributeError:
        limit = "shard0"

    def allow_migrate(self, db, app_label, **hints):
        if django.VERSION >= (2, 0) and self.is_geo(app_label):
            return db == self.limit
        return None if not self.is_lab(app_label) else db == "default"
