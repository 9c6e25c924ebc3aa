"""Environment variables that are not set, read with defaults and without."""

import os
from os import environ, getenv

READER = os.environ.get("ZOO_READER", "replica")
OPEN = os.environ.get("ZOO_OPEN")


class Router:
    def db_for_read(self, model, **hints):
        if model._meta.app_label == "accounts":
            return os.environ["ZOO_PEOPLE"]
        if model._meta.app_label == "geo":
            return OPEN or "shard0"
        return READER

    def db_for_write(self, model, **hints):
        if model._meta.app_label == "lab" and "ZOO_LAB" in environ:
            return "reports"
        return getenv("ZOO_WRITER", "default")

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if os.getenv("ZOO_MIGRATE"):
            return True
        return db in os.environ.get("ZOO_TARGETS", "default,people").split(",")
