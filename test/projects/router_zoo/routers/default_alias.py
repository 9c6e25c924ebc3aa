"""Django's name for the default database, and a default that is said with `or`."""

import django.db
from django.db import DEFAULT_DB_ALIAS
from django.db.utils import DEFAULT_DB_ALIAS as ALSO_DEFAULT


class Router:
    def db_for_read(self, model, **hints):
        return getattr(model, "use_db", None) or DEFAULT_DB_ALIAS

    def db_for_write(self, model, **hints):
        return ALSO_DEFAULT if model._meta.managed else "archive"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db == django.db.DEFAULT_DB_ALIAS
