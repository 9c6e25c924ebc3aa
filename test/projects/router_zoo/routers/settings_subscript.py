"""Subscripts, iteration over items, nested values of a setting, and a setting of another module."""

from django import conf

from conf.base import MODEL_DATABASES


class Router:
    def db_for_read(self, model, **hints):
        for label, alias in conf.settings.APP_DATABASES.items():
            if label == model._meta.app_label:
                return alias
        return conf.settings.READ_REPLICAS[-1]

    def db_for_write(self, model, **hints):
        try:
            return MODEL_DATABASES[model._meta.label_lower]
        except KeyError:
            return conf.settings.READ_REPLICAS[0]

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        engine = conf.settings.DATABASES[db]["ENGINE"]
        if not engine.endswith("sqlite3"):
            return False
        return app_label in conf.settings.PEOPLE_APPS if db == "people" else None
