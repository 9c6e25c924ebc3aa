"""Instances in the setting, with arguments and keywords."""


class Router:
    def __init__(self, label, *, alias, readers=None):
        self.label = label
        self.alias = alias
        self.readers = readers or [alias]

    def db_for_read(self, model, **hints):
        return self.readers[-1] if model._meta.app_label == self.label else None

    def db_for_write(self, model, **hints):
        return self.alias if model._meta.app_label == self.label else None

    def allow_relation(self, obj1, obj2, **hints):
        if self.label in (obj1._meta.app_label, obj2._meta.app_label):
            return obj1._meta.app_label == obj2._meta.app_label

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if app_label == self.label:
            return db == self.alias
        return False if db == self.alias else None
