"""Four routers in order; the first with an opinion decides."""


class ReadOnly:
    def db_for_read(self, model, **hints):
        if model._meta.app_label in ("geo", "lab"):
            return "replica"

    def allow_relation(self, obj1, obj2, **hints):
        if obj1._meta.app_label == "lab":
            # False decides, unlike in the methods that name an alias.
            return False


class Geo:
    def db_for_read(self, model, **hints):
        if model._meta.app_label == "geo":
            return "shard0"

    def db_for_write(self, model, **hints):
        return model._meta.app_label == "geo" and "shard0"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if app_label == "geo":
            return db == "shard0"


class Empty:
    """No method at all."""


class Rest:
    def db_for_write(self, model, **hints):
        return "people" if model._meta.app_label in ("accounts", "geo") else ""

    def allow_relation(self, obj1, obj2, **hints):
        return True

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db in ("default", "people", "shard0")
