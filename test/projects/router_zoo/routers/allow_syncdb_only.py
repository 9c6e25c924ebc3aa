"""From before migrations: routes, and a method that nothing calls any more."""


class Router:
    def db_for_read(self, model, **hints):
        return "archive" if model._meta.app_label == "legacy" else None

    db_for_write = db_for_read

    def allow_syncdb(self, db, model):
        return (db == "archive") == (model._meta.app_label == "legacy")
