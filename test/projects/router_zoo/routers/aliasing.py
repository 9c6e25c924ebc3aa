"""One list or dictionary under two names; copies; arguments that are changed; class state per instance."""


def add(labels, label):
    labels.append(label)
    return labels


def remember(label, seen=[]):
    seen.append(label) if label not in seen else None
    return seen


class Router:
    shared = own = ["accounts"]
    counts = {}

    def __init__(self):
        self.own = self.own + ["auth"]
        add(self.shared, "geo")
        self.table = {label: "people" for label in self.own}
        other = self.table
        other["lab"] = "reports"
        copied = dict(self.table)
        copied.clear()
        nested = [[]] * 2
        nested[0].append("legacy")
        self.last = nested[1]
        first, second = self.last, self.last[:]
        first += ["trade"]
        second += ["money"]

    def db_for_read(self, model, **hints):
        if model._meta.app_label in self.last:
            return "archive"
        return self.table.get(model._meta.app_label)

    def db_for_write(self, model, **hints):
        return "shard0" if model._meta.app_label in type(self).own else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        self.counts[db] = self.counts.get(db, 0) + 1
        return self.counts[db] > 0 and app_label in remember(app_label)
