"""Attributes on the model's class, from its bases too."""


class Router:
    def db_for_read(self, model, **hints):
        return getattr(model, "use_db", None)

    def db_for_write(self, model, **hints):
        if hasattr(model, "home"):
            return model.home
        if hasattr(model, "database"):
            # On one model this is a method, which is no alias but is a true value.
            return model.database() if callable(model.database) else model.database
        try:
            return model.use_db
        except AttributeError:
            return None

    def allow_relation(self, obj1, obj2, **hints):
        return getattr(obj1, "use_db", "default") == getattr(obj2, "use_db", "default")

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if "model" in hints:
            return db == getattr(hints["model"], "use_db", "default")
        return db == "default"
