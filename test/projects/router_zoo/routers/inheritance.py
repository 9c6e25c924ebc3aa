"""Bases in three modules, super() in each of its forms, an abstract base, a mixin before the base."""

from routers.support.bases import BaseRouter, LabelMixin, ReadsReplica


class People(LabelMixin, BaseRouter):
    label = "accounts"
    alias = "people"


class Router(ReadsReplica, People):
    replicated = ["catalog"]

    def db_for_write(self, model, **hints):
        chosen = super().db_for_write(model, **hints)
        if chosen is None and model._meta.app_label == "lab":
            return "reports"
        return chosen

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return super(ReadsReplica, self).allow_migrate(db, app_label, model_name, **hints)
