"""Bases of routers."""

import abc


class BaseRouter(abc.ABC):
    alias = None

    @abc.abstractmethod
    def matches(self, app_label): ...

    def db_for_read(self, model, **hints):
        return self.alias if self.matches(model._meta.app_label) else None

    def db_for_write(self, model, **hints):
        return BaseRouter.db_for_read(self, model, **hints)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if self.matches(app_label):
            return db == self.alias
        return False if db == self.alias else None


class LabelMixin:
    label = ""

    def matches(self, app_label):
        return app_label == self.label


class ReadsReplica:
    replicated = ()

    def db_for_read(self, model, **hints):
        if model._meta.app_label in self.replicated:
            return "replica"
        return super().db_for_read(model, **hints)
