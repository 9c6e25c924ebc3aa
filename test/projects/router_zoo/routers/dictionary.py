"""A dictionary from app label to alias, read by .get() and by subscript."""


class Router:
    homes = {"accounts": "people", "geo": "shard0", "legacy": "archive"}
    readers = {**homes, "geo": "shard1", "catalog": "replica"}

    def db_for_read(self, model, **hints):
        return self.readers.get(model._meta.app_label)

    def db_for_write(self, model, **hints):
        if model._meta.app_label in self.homes:
            return self.homes[model._meta.app_label]
        return None

    def allow_relation(self, obj1, obj2, **hints):
        one = self.homes.get(obj1._meta.app_label, "default")
        other = self.homes.get(obj2._meta.app_label, "default")
        return one == other

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db in self.homes.values():
            return self.homes.get(app_label) == db
        elif app_label in self.homes.keys():
            return False
        return None
