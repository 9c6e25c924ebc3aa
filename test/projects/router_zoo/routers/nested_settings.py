"""A nested table in the settings, with a wildcard and a default."""

from django.conf import settings


class Router:
    def _entry(self, model):
        table = settings.DATABASE_ROUTING
        app = table.get(model._meta.app_label, table["*"])
        return {**table["*"], **app, **app.get("models", {}).get(model._meta.model_name, {})}

    def db_for_read(self, model, **hints):
        return self._entry(model)["read"]

    def db_for_write(self, model, **hints):
        return self._entry(model).get("write")

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        allowed = settings.DATABASE_ROUTING.get(app_label, {}).get("migrate")
        return None if allowed is None else db in allowed
