"""A router that is changed after it has been defined."""

from routers.support import patched


class Router(patched.Plain):
    def db_for_read(self, model, **hints):
        return self.first(model)


def first(self, model):
    return "replica" if model._meta.app_label == "catalog" else None


Router.first = first
patched.Plain.db_for_write = lambda self, model, **hints: (
    "people" if model._meta.app_label == "accounts" else None
)
Router.allow_migrate = patched.Plain.yes
del patched.Plain.allow_relation
