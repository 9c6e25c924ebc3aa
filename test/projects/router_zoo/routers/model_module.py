"""The module in which a model's class was written."""


class Router:
    def db_for_read(self, model, **hints):
        if model.__module__.startswith("django.contrib"):
            return "people"
        if model.__module__ == "sales.orders.models":
            return "shard1"
        if model.__module__.split(".")[0] == "catalog":
            return "replica"
        return None

    def db_for_write(self, model, **hints):
        package = model.__module__.rpartition(".")[0]
        return {"geo": "shard0", "catalog.models": "shard1", "sales": "reports"}.get(package)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        model = hints.get("model")
        if model and "geo.shapes" in model.__module__:
            return db == "shard0"
        return None
