"""Helper functions of the module, one defined after the class that calls it."""


def label_of(model):
    return model._meta.app_label


class Router:
    def db_for_read(self, model, **hints):
        return alias_of(label_of(model), "r")

    def db_for_write(self, model, **hints):
        return alias_of(label_of(model), mode="w")

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        expected = alias_of(app_label, "w")
        return None if expected is None else expected == db


def alias_of(label, mode):
    if label == "catalog":
        return {"r": "replica", "w": "default"}[mode]
    if label == "lab":
        return "reports"
