"""Routers that raise, for some models or for all."""

from django.core.exceptions import ImproperlyConfigured


class NoHome(LookupError):
    pass


class Router:
    def db_for_read(self, model, **hints):
        if model._meta.app_label == "legacy":
            raise RuntimeError(f"{model.__name__} is not to be read")
        elif model._meta.app_label == "geo":
            raise NoHome
        elif model._meta.app_label == "lab":
            return model.no_such_attribute
        elif model._meta.app_label == "money":
            return {}[model.__name__]
        elif model._meta.app_label == "trade":
            return [].pop()
        elif model._meta.app_label == "orders":
            return undefined_name
        elif model._meta.app_label == "content":
            return 1 / 0
        elif model._meta.app_label == "sites":
            return model._meta.app_label + 1
        elif model._meta.app_label == "sessions":
            return int(model.__name__)
        elif model._meta.app_label == "redirects":
            return None.alias
        elif model._meta.app_label == "flatpages":
            home, away = model._meta.label.split("-")
            return home

    def db_for_write(self, model, **hints):
        if not model._meta.managed:
            raise ImproperlyConfigured("unmanaged models are not written")
        assert model._meta.app_label != "geo", "geography is not written"

    def allow_relation(self, obj1, obj2, **hints):
        if obj1._meta.app_label == "accounts":
            raise PermissionError()
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db == "reports":
            raise NotImplementedError
        return None if app_label != "lab" else {"default": True}[db]
