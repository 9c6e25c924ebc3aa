"""A class inside the model, a dictionary on it, a mark that a metaclass sets."""


class Router:
    def db_for_read(self, model, **hints):
        routing = getattr(model, "Routing", None)
        if routing is not None:
            return routing.read
        table = getattr(model, "routing", {})
        return table.get("read")

    def db_for_write(self, model, **hints):
        if hasattr(model, "Routing"):
            return getattr(model.Routing, "write", "default")
        return getattr(model, "routing", {}).get("write")

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if getattr(hints.get("model"), "marked", False):
            return db == "archive"
        return None
