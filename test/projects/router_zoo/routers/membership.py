"""Lists, tuples, sets and frozensets of app labels, and `not in`."""

PEOPLE = ["accounts", "auth"]
SHARDED = ("geo",)
OLD = {"legacy", "trade"}
REST = frozenset(["lab"]) | {"content"}


class Router:
    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        if label in PEOPLE:
            return "people"
        if label in SHARDED:
            return "shard0"
        if label in OLD:
            return "archive"
        return "reports" if label in REST else "replica"

    def db_for_write(self, model, **hints):
        if model._meta.app_label not in [*PEOPLE, *SHARDED]:
            return "default"
        return "people"

    def allow_relation(self, obj1, obj2, **hints):
        labels = {obj1._meta.app_label, obj2._meta.app_label}
        if labels <= set(PEOPLE):
            return True
        if labels & OLD:
            return False
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return app_label in PEOPLE if db == "people" else app_label not in PEOPLE
