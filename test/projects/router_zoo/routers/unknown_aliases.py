"""Names that no database has: Django takes them as they are."""


class Router:
    def db_for_read(self, model, **hints):
        return "defalut" if model._meta.app_label == "accounts" else "None_read"

    def db_for_write(self, model, **hints):
        return model._meta.app_label

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db == app_label or None
