"""Parameters that Django's call does not fit."""


class Old:
    """The signature of Django 1.7."""

    def db_for_read(self, model):
        return "replica" if model._meta.app_label == "geo" else None

    def db_for_write(self, model, instance):
        return "default"

    def allow_relation(self, obj1, obj2):
        return obj1._meta.app_label != "geo"

    def allow_migrate(self, db, model):
        return db == "default"


class NoHints:
    def db_for_read(model, **hints):
        return "people"

    def allow_migrate(self, db, app_label):
        return True
