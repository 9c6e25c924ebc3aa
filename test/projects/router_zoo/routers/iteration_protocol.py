"""__iter__ and __next__, iter with a sentinel, zip, itertools over known sequences."""

import itertools


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left <= 0:
            raise StopIteration
        self.left -= 1
        return f"shard{self.left}"


class Router:
    def db_for_read(self, model, **hints):
        *_, last = Countdown(2)
        if model._meta.app_label == "geo":
            return last
        for label, alias in itertools.product(["lab", "money"], ["reports"]):
            if label == model._meta.app_label:
                return alias
        chained = list(itertools.chain(["people"], Countdown(1)))
        return chained[0] if model._meta.app_label == "accounts" else None

    def db_for_write(self, model, **hints):
        pairs = itertools.zip_longest(["accounts", "auth", "geo"], ["people"], fillvalue="archive")
        homes = dict(pairs)
        taken = itertools.takewhile(lambda label: label != "geo", homes)
        if model._meta.app_label in set(taken):
            return homes[model._meta.app_label]
        grouped = {key: list(group) for key, group in itertools.groupby(sorted(homes), key=lambda k: k[0])}
        return "shard0" if model._meta.app_label in grouped.get("g", []) else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        names = iter(["default", "people", "stop", "archive"])
        return db in list(iter(lambda: next(names), "stop"))
