"""Functions that remember: lru_cache, cache, partial, a dictionary by hand."""

from functools import cache, lru_cache, partial


@lru_cache(maxsize=None)
def home_of(label):
    return {"accounts": "people", "geo": "shard0"}.get(label)


@cache
def old(label):
    return label == "legacy"


def choose(alias, fallback, model):
    return alias if old(model._meta.app_label) else fallback


archive_or_replica = partial(choose, "archive", fallback="replica")


class Router:
    _known = {}

    @lru_cache
    def _label(self, model):
        return model._meta.app_label

    def db_for_read(self, model, **hints):
        return home_of(self._label(model)) or archive_or_replica(model=model)

    def db_for_write(self, model, **hints):
        label = self._label(model)
        if label not in self._known:
            self._known[label] = home_of(label)
        return self._known[label]

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return partial(lambda wanted, given: wanted == given, home_of(app_label) or "default")(db)
