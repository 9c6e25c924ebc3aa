"""The router's class stands in the settings module, which it reads as its own globals."""

from conf.base import *

ROUTED = {"accounts": "people", "geo": "shard0"}


class SettingsRouter:
    def db_for_read(self, model, **hints):
        return ROUTED.get(model._meta.app_label)

    def db_for_write(self, model, **hints):
        return globals()["ROUTED"].get(model._meta.app_label)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        from django.conf import settings

        return settings.ROUTED.get(app_label, "default") == db


DATABASE_ROUTERS = ["zoo.in_settings.SettingsRouter", SettingsRouter()]
