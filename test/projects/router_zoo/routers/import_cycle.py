"""Two modules that import each other."""

from routers.support.cycle import home


class Router:
    default = "people"

    def db_for_read(self, model, **hints):
        return home(model)

    def db_for_write(self, model, **hints):
        return self.default if model._meta.app_label == "accounts" else None
