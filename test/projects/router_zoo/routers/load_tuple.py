"""A tuple of paths, one of them to an instance's factory, one to a nested name."""


class Router:
    def db_for_read(self, model, **hints):
        return "replica" if model._meta.app_label == "catalog" else None


class Maker:
    def __call__(self):
        return Router()


maker = Maker()
Alias = Router
