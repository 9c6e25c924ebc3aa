"""A lookup that may fail at each step, as careful routers write it."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def table():
    try:
        mapping = settings.DATABASE_APPS_MAPPING
    except AttributeError:
        mapping = getattr(settings, "APP_DATABASES", None)
    if mapping is None:
        raise ImproperlyConfigured("APP_DATABASES is missing")
    if not isinstance(mapping, dict):
        raise TypeError("APP_DATABASES is no dictionary")
    return mapping


class Router:
    def db_for_read(self, model, **hints):
        mapping = table()
        label = model._meta.app_label
        if label in mapping and mapping[label] in settings.DATABASES:
            return mapping[label]
        return None

    def db_for_write(self, model, **hints):
        return self.db_for_read(model, **hints)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        wanted = table().get(app_label)
        unused = set(settings.DATABASES) - set(table().values())
        if db in unused and db != "default":
            return False
        return wanted == db if wanted else None
