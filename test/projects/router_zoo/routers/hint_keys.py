"""Hints: Django gives none to reads and writes here, and `model` to migrations."""


class Router:
    def db_for_read(self, model, instance=None, **hints):
        if instance is not None:
            return instance._state.db
        return hints.get("target") or "replica"

    def db_for_write(self, model, **hints):
        instance = hints.get("instance")
        if instance:
            return instance._state.db
        if "target_db" in hints:
            return hints["target_db"]
        return "people" if not hints else "archive"

    def allow_relation(self, obj1, obj2, **hints):
        return hints.pop("force", len(hints) == 0)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if "target_db" in hints:
            return db == hints["target_db"]
        return set(hints) == {"model"} and hints["model"]._meta.app_label == app_label
