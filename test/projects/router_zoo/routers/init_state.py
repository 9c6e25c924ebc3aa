"""State that __init__ builds, some of it by calls and loops."""

from django.conf import settings


class Router:
    def __init__(self, path="a.b", alias="people"):
        self.alias = alias
        self.labels = set()
        self.homes = {}
        for label, home in settings.APP_DATABASES.items():
            if home == alias:
                self.labels.add(label)
            else:
                self.homes[label] = home
        self.homes.setdefault("lab", "reports")
        self.homes.update(catalog="replica", sites="replica")
        self._prepare(path.split("."))

    def _prepare(self, parts):
        self.first, *self.others = parts
        self.homes.pop("reports", None)
        del self.homes["geo"]

    def db_for_read(self, model, **hints):
        if model._meta.app_label in self.labels:
            return self.alias
        return self.homes.get(model._meta.app_label, "default" if self.first == "a" else "b")

    def db_for_write(self, model, **hints):
        return self.alias if model._meta.app_label in self.labels else None

    def allow_migrate(self, db, app_label, **hints):
        if app_label in self.labels or db == self.alias:
            return app_label in self.labels and db == self.alias
        return self.others == ["b"] or None
