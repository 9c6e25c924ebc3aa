"""Objects with a get of their own, and dictionaries with __missing__."""


class Homes(dict):
    def __missing__(self, key):
        if key.startswith("c"):
            return "replica"
        raise KeyError(key)


class Table:
    def __init__(self, **homes):
        self.__dict__.update(homes)

    def get(self, name, default="default"):
        return self.__dict__.get(name, default)

    def __or__(self, other):
        return Table(**{**self.__dict__, **other})


class Router:
    homes = Homes(accounts="people")
    table = Table(geo="shard0") | {"lab": "reports"}

    def db_for_read(self, model, **hints):
        try:
            return self.homes[model._meta.app_label]
        except KeyError:
            # `get` does not ask __missing__.
            return self.homes.get(model._meta.app_label, "archive")

    def db_for_write(self, model, **hints):
        return self.table.get(model._meta.app_label)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return len(self.homes) == 1 and dict(self.homes) == {"accounts": "people"}
