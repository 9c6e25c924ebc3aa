"""Assignment expressions."""

HOMES = {"accounts": "people", "geo": "shard0", "lab": ""}


class Router:
    def db_for_read(self, model, **hints):
        if (home := HOMES.get(model._meta.app_label)) is not None:
            return home or "reports"
        if "_" in (name := model._meta.model_name) and len(parts := name.split("_")) == 2:
            return "replica" if parts[1] == "sites" else None
        return name == "note" and "archive"

    def db_for_write(self, model, **hints):
        if any((found := label) == model._meta.app_label for label in HOMES):
            return HOMES[found]
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if not (home := HOMES.get(app_label)):
            return None
        return home == db
