"""sorted, min, max, sum, zip, enumerate, map, filter, reversed, range, len, tuple, list, set."""

APPS = ["lab", "geo", "accounts", "legacy"]
ALIASES = ["reports", "shard0", "people", "archive"]


class Router:
    def db_for_read(self, model, **hints):
        for app, alias in zip(APPS, ALIASES):
            if app == model._meta.app_label:
                return alias
        return sorted(ALIASES, key=len)[-1] if model._meta.app_label == "trade" else None

    def db_for_write(self, model, **hints):
        homes = dict(enumerate(ALIASES))
        for index, app in enumerate(sorted(APPS, reverse=True), start=-3):
            if app == model._meta.app_label:
                return homes[abs(index)]
        found = list(filter(lambda app: app[0] == model._meta.app_label[0], map(str.lower, APPS)))
        return max(ALIASES, key=lambda alias: (len(alias), alias)) if found else min(ALIASES)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if list(reversed(ALIASES))[0] == db:
            return sum(1 for app in APPS if app == app_label) > 0
        return any(map(app_label.__eq__, APPS)) or tuple(range(2, 4)) == (2, 3) and round(2.6) == 3
