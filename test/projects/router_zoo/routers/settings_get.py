"""A table in the settings, read by .get()."""

from django.conf import settings


class Router:
    def db_for_read(self, model, **hints):
        return settings.APP_DATABASES.get(model._meta.app_label, None)

    def db_for_write(self, model, **hints):
        mapping = settings.MODEL_DATABASES
        return mapping.get(model._meta.label_lower) or settings.APP_DATABASES.get(
            model._meta.app_label
        )

    def allow_relation(self, obj1, obj2, **hints):
        db1 = settings.APP_DATABASES.get(obj1._meta.app_label)
        db2 = settings.APP_DATABASES.get(obj2._meta.app_label)
        if db1 and db2:
            return db1 == db2
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db in settings.APP_DATABASES.values():
            return settings.APP_DATABASES.get(app_label) == db
        elif app_label in settings.APP_DATABASES:
            return False
        return None
