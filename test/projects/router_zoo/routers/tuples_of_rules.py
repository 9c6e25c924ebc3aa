"""Rules as tuples with a wildcard, as many projects write them: (app, model, read, write)."""

from fnmatch import fnmatch

RULES = (
    ("accounts", "*", "people", "people"),
    ("geo", "ci*", "shard1", "shard0"),
    ("geo", "*", "shard0", "shard0"),
    ("*", "*_groups", "replica", "reports"),
    ("lab", "tr?al", "archive", "archive"),
)


class Router:
    def _rule(self, model):
        for app, name, *aliases in RULES:
            if fnmatch(model._meta.app_label, app) and fnmatch(model._meta.model_name, name):
                return aliases
        return [None, None]

    def db_for_read(self, model, **hints):
        return self._rule(model)[0]

    def db_for_write(self, model, **hints):
        _, write = self._rule(model)
        return write
