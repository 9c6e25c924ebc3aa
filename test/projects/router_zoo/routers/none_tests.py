"""`is None`, `is not None`, `is True`, and truth of what is none of them."""


class Router:
    def home(self, model):
        if model._meta.app_label == "accounts":
            return "people"
        if model._meta.app_label == "lab":
            return ""

    def db_for_read(self, model, **hints):
        home = self.home(model)
        if home is None:
            return "replica"
        return home

    def db_for_write(self, model, **hints):
        home = self.home(model)
        if home is not None and not home:
            return "reports"
        return home

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        verdict = (db == "people") is True
        return verdict if app_label == "accounts" else None if db != "people" else False
