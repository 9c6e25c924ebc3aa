"""__getattr__ on the router: every method that it does not have comes from there."""


class Router:
    def __getattr__(self, name):
        if name.startswith("db_for_"):
            return lambda model, **hints: "replica" if name.endswith("read") else self.writer(model)
        raise AttributeError(name)

    def writer(self, model):
        return "people" if model._meta.app_label == "accounts" else None
