"""Methods that are lambdas."""


class Router:
    db_for_read = lambda self, model, **hints: self.homes.get(model._meta.app_label)
    db_for_write = lambda self, model, instance=None, **hints: (
        "people" if model._meta.app_label == "accounts" else None
    )
    homes = dict(accounts="people", geo="shard0")
    tests = [
        ("shard0", lambda label: label == "geo"),
        ("reports", lambda label: label in ("lab", "money")),
    ]

    def __init__(self):
        self.allow_relation = lambda one, other, **hints: one._meta.app_label == other._meta.app_label

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        for alias, test in self.tests:
            if test(app_label):
                return db == alias
        return (lambda: None)()
