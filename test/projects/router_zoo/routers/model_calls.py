"""Methods of the models that the router calls, and managers that it looks at."""


class Router:
    def db_for_read(self, model, **hints):
        database = getattr(model, "database", None)
        return database() if callable(database) else database

    def db_for_write(self, model, **hints):
        if model.__name__ == "Experiment":
            return model.database().replace("reports", "archive")
        if model._default_manager.__class__.__name__ == "UserManager":
            return "people"
        return "reports" if hasattr(model, "item_set") or hasattr(model, "get_absolute_url") else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        model = hints["model"]
        return model.objects.model is model and (db == "default" or "DoesNotExist" in dir(model))
