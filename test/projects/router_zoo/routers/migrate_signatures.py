"""Signatures of allow_migrate that fit, each in its own way."""


class First:
    def allow_migrate(self, db, app_label, model_name, model=None, **extra):
        if app_label == "geo":
            return extra == {} and db == "shard0"


class Second:
    def allow_migrate(*args, **kwargs):
        self, db, app_label = args
        if kwargs["model_name"] == "trial":
            return db == "reports"
        return len(args) == 3 and sorted(kwargs) == ["model", "model_name"]

    def db_for_read(self, *models, **hints):
        return "replica" if models[0]._meta.app_label == "lab" else None

    def db_for_write(self, model, /, *, instance=None, alias="people", **hints):
        return alias if model._meta.app_label == "accounts" else None

    def allow_relation(self, *objects, **hints):
        one, other = objects
        return one._meta.app_label == other._meta.app_label or None
