"""An option that the project has added to Meta."""


class Router:
    def db_for_read(self, model, **hints):
        if hasattr(model._meta, "in_db"):
            return model._meta.in_db
        return None

    def db_for_write(self, model, **hints):
        return getattr(model._meta, "in_db", None) or "default"

    def allow_migrate(self, db, app_label, model_name=None, model=None, **hints):
        home = getattr(model._meta, "in_db", "default") if model else None
        if home:
            return home == db
        return None
