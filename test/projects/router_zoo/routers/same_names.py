"""Two classes of one name in two modules, and a class that is defined twice in one."""

from routers.support.twin import Router as Other


class Router:
    def db_for_read(self, model, **hints):
        return "never: the class below takes the name"


class Router(Other):
    def db_for_write(self, model, **hints):
        return "archive" if model._meta.app_label == "legacy" else None

    def db_for_write(self, model, **hints):
        return "reports" if model._meta.app_label == "lab" else super().db_for_write(model, **hints)
