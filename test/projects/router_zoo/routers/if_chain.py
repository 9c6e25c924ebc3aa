"""Early returns, elif, else, nested conditions and `not`."""


class Router:
    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        if label == "accounts":
            return "people"
        elif label == "geo":
            if model.__name__ == "City":
                return "shard1"
            return "shard0"
        elif not label.startswith("c") and label != "lab":
            return "archive"
        else:
            if label == "lab" or model._meta.model_name == "comment":
                alias = "reports"
            else:
                alias = None
        return alias

    def db_for_write(self, model, **hints):
        label = model._meta.app_label
        if not (label == "accounts" or label == "auth"):
            if label != "geo":
                return
        return "people" if label != "geo" else "shard0"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db == "people":
            if app_label == "accounts" and model_name == "member":
                return True
            elif app_label == "auth":
                pass
            else:
                return False
        elif db in ("shard0", "shard1") and app_label != "geo":
            return False
