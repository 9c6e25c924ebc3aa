"""property, a setter, functools.cached_property and Django's."""

import functools

from django.utils.functional import cached_property


class Router:
    @property
    def labels(self):
        return ["accounts", *self._more]

    @property
    def _more(self):
        return self.__dict__.setdefault("extra", ["auth"])

    @labels.setter
    def labels(self, value):
        self.__dict__["extra"] = list(value)

    @functools.cached_property
    def homes(self):
        return {"geo": "shard0", "lab": "reports"}

    @cached_property
    def reader(self):
        return "replica"

    def db_for_read(self, model, **hints):
        if model._meta.app_label in self.labels:
            return "people"
        return self.homes.get(model._meta.app_label, self.reader)

    def db_for_write(self, model, **hints):
        return "people" if model._meta.app_label in self.labels else None

    @property
    def allow_migrate(self):
        def decide(db, app_label, **hints):
            return app_label not in self.homes or self.homes[app_label] == db

        return decide
