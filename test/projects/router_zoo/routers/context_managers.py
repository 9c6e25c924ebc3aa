"""with: suppress, a context manager of the project, one from a generator, several at once."""

from contextlib import contextmanager, nullcontext, suppress


class Quiet:
    def __init__(self, alias):
        self.alias = alias

    def __enter__(self):
        return self.alias

    def __exit__(self, kind, error, trace):
        return kind is KeyError


@contextmanager
def named(alias):
    yield alias + "0"


class Router:
    homes = {"accounts": "people", "geo": "shard0"}

    def db_for_read(self, model, **hints):
        with suppress(KeyError, AttributeError):
            return self.homes[model._meta.app_label]
        return "replica"

    def db_for_write(self, model, **hints):
        with Quiet("archive") as old, named("shard") as shard:
            if model._meta.app_label == "legacy":
                return old
            if model._meta.app_label == "lab":
                return shard
            return self.homes[model._meta.app_label]
        return "reports"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        with nullcontext(self.homes.get(app_label)) as home:
            return home is None or home == db
