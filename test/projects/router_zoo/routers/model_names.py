"""Model names in each of their forms."""


class Router:
    def db_for_read(self, model, **hints):
        if model._meta.model_name == "product":
            return "replica"
        if model._meta.label == "trade.Shop":
            return "shard1"
        if model._meta.label_lower in ("geo.city", "geo.lake"):
            return "shard0"
        if model._meta.object_name == "FeaturedBook":
            return "archive"
        if model.__name__ == "Membership":
            return "people"
        return None

    def db_for_write(self, model, **hints):
        if model.__name__.lower() in {"order", "orderline"}:
            return "shard1"
        if model.__qualname__ == "Group_permissions":
            return "people"
        if str(model._meta) == "lab.trial":
            return "reports"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if model_name == "report" or (app_label, model_name) == ("lab", "trial"):
            return db == "reports"
        if model_name is not None and model_name.endswith("_permissions"):
            return db == "people"
        return db not in ("reports", "people")
