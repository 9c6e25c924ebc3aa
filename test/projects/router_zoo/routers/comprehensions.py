"""Comprehensions of every kind, nested and filtered."""

from django.conf import settings

HOMES = {app: alias for alias, apps in {"people": ["accounts", "auth"], "shard0": ["geo"]}.items() for app in apps}
LABELS = {label.partition(".")[0] for label in settings.MODEL_DATABASES}


class Router:
    by_alias = {}
    for app, alias in HOMES.items():
        by_alias.setdefault(alias, []).append(app)
    del app, alias

    def db_for_read(self, model, **hints):
        found = [alias for alias, apps in self.by_alias.items() if model._meta.app_label in apps]
        return found[0] if found else None

    def db_for_write(self, model, **hints):
        pairs = [(app, alias) for app in LABELS for alias in ("shard1",) if app != "legacy"]
        return {app: alias for app, alias in pairs}.get(model._meta.app_label)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        table = {alias: {a for a in HOMES if HOMES[a] == alias} for alias in set(HOMES.values())}
        return app_label in table[db] if db in table else not {app_label} & set(HOMES)
