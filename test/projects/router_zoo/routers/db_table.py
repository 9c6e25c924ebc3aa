"""Table names: defaults, explicit ones, inherited ones, of automatic tables."""


class Router:
    def db_for_read(self, model, **hints):
        table = model._meta.db_table
        if table.startswith("arch_"):
            return "archive"
        if table.startswith("auth_"):
            return "people"
        if table == "named_things" or table == '"media"."image"':
            return "shard0"
        if table in ("book_writers", "catalog_product_related", "shop_product_related"):
            return "shard1"
        if "." in table:
            return "reports"
        return None

    def db_for_write(self, model, **hints):
        prefix, _, rest = model._meta.db_table.partition("_")
        if prefix == "trade":
            return "shard1"
        return {"follow": "people", "shape": "shard0"}.get(rest)

    def allow_migrate(self, db, app_label, model_name=None, model=None, **hints):
        if model is None:
            return None
        return model._meta.db_table.startswith("arch_") == (db == "archive")
