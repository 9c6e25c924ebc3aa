"""`("geo")` is a string, so that membership means a part of it."""


class Router:
    labels = ("geolabels")
    people = "accounts,auth,admin"

    def db_for_read(self, model, **hints):
        if model._meta.app_label in self.labels:
            return "shard0"
        if model._meta.app_label in self.people:
            return "people"
        return None

    def db_for_write(self, model, **hints):
        if model._meta.app_label in self.people.split(","):
            return "people"
        return "reports" if "ab" in model._meta.app_label else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db in "default people" or db not in "shard01"
