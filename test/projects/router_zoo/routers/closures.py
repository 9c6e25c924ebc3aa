"""Routers from factories: a class made in a function, a function in the setting's list, bound names."""


def make_router(label, alias, readers=()):
    """Makes a router for one app; reads go to the first of its readers."""

    def home(model, names):
        return names[0] if model._meta.app_label == label else None

    class MadeRouter:
        def db_for_read(self, model, **hints):
            return home(model, [*readers, alias])

        def db_for_write(self, model, **hints):
            return home(model, [alias])

        def allow_migrate(self, db, app_label, model_name=None, **hints):
            if app_label == label:
                return db == alias
            return None

    return MadeRouter()


def make_people_router():
    """Named by its path, so that Django calls it, as it would call a class."""
    return make_router("accounts", "people")
