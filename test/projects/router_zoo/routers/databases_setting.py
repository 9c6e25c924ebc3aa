"""DATABASES itself: membership, iteration, contents; `connections` in the same ways."""

from django.conf import settings
from django.db import connections


class Router:
    def db_for_read(self, model, **hints):
        for alias in settings.DATABASES:
            if alias.startswith(model._meta.app_label[:2]):
                return alias
        if model._meta.model_name + "s" in settings.DATABASES:
            return model._meta.model_name + "s"
        return list(settings.DATABASES.keys())[1]

    def db_for_write(self, model, **hints):
        shards = [alias for alias in connections if alias.startswith("shard")]
        if model._meta.app_label == "geo" and len(shards) == 2:
            return shards[-1]
        return "archive" if "archive" in connections else "missing"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        configuration = settings.DATABASES[db]
        if "MIRROR" in configuration.get("TEST", {}) and configuration["TEST"]["MIRROR"]:
            return False
        if connections.databases[db].get("OPTIONS"):
            return False
        return app_label not in settings.DATABASES
