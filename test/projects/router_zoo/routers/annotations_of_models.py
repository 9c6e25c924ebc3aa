"""What classes tell of themselves: documentation, annotations, names of modules, signatures."""

import inspect
import sys


class Router:
    def db_for_read(self, model, **hints):
        if model.__doc__ and "proxy" in model.__doc__:
            return "replica"
        module = sys.modules[model.__module__]
        return "shard0" if getattr(module, "Lake", None) is not None else None

    def db_for_write(self, model, **hints):
        module = inspect.getmodule(model)
        if module.__name__.split(".")[0] == "legacy":
            return "archive"
        parameters = list(inspect.signature(self.db_for_read).parameters)
        return "people" if parameters == ["model", "hints"] and inspect.isclass(model) and model.__name__ == "Member" else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return self.allow_migrate.__name__ == "allow_migrate" and Router.__doc__ is None and db != "people"
