"""Conditional expressions, chained comparisons, `and`/`or` as values."""


class Router:
    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        return (
            "people" if label == "accounts" else "shard0" if label == "geo" else label == "lab" and "reports"
        )

    def db_for_write(self, model, **hints):
        label = model._meta.app_label
        if "lab" <= label < "legacy":
            return "reports"
        if "geo" == label == label.lower() != "lab":
            return "shard0"
        return (label == "trade" or None) and "shard1"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return (app_label != "geo" or db == "shard0") and (not db == "people" or app_label == "accounts")
