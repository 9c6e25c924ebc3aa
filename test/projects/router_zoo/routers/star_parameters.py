"""Methods with nothing but *args and **kwargs, which pass them on."""


def decide(model, alias="people", *labels, **hints):
    return alias if model._meta.app_label in labels else hints.get("otherwise")


class Router:
    def db_for_read(self, *args, **kwargs):
        return self._decide(*args, **kwargs)

    def db_for_write(self, *args, **kwargs):
        kwargs.update(otherwise="default")
        return decide(args[0], *["shard0", "geo"], **kwargs)

    def _decide(self, model, *rest, **hints):
        return decide(model, "people", *("accounts", "auth"), **{"otherwise": "replica", **hints})

    def allow_migrate(self, *args, **kwargs):
        db, app_label = args
        return {"db": db, **kwargs}.get("db") == "people" or app_label != "accounts"
