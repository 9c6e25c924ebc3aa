class Router:
    def db_for_read(self, model, **hints):
        return "people" if model._meta.app_label == "accounts" else None

    def db_for_write(self, model, **hints):
        return "shard0" if model._meta.app_label == "geo" else None
