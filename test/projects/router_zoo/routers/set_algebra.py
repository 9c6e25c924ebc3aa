"""Operators and methods of sets and frozensets."""

ALL = frozenset({"accounts", "auth", "geo", "lab", "legacy"})
PEOPLE = ALL & {"accounts", "auth", "other"}
REST = ALL - PEOPLE
ODD = ALL ^ {"geo", "trade"}


class Router:
    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        if PEOPLE.issuperset([label]):
            return "people"
        if {label} <= REST and not REST.isdisjoint({label, "geo"}):
            return "archive" if label in REST.difference({"geo"}) else "shard0"
        return "reports" if label in ODD else None

    def db_for_write(self, model, **hints):
        seen = set()
        seen.add(model._meta.app_label)
        seen |= {"x"}
        seen.discard("x")
        if seen.intersection(PEOPLE):
            return "people"
        return "archive" if len(seen.union(ODD)) == len(ODD) else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return (PEOPLE | REST == ALL) and (db == "people") == ({app_label} < PEOPLE)
