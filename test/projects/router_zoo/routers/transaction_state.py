"""Reads from the primary inside a transaction, from the replica outside."""

from django.db import connections, transaction


class Router:
    def db_for_read(self, model, **hints):
        if model._meta.app_label == "geo":
            return "shard0"
        if transaction.get_connection("default").in_atomic_block:
            return "default"
        return "replica"

    def db_for_write(self, model, **hints):
        return "shard0" if model._meta.app_label == "geo" else "default"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return connections[db].alias == db and (app_label == "geo") == (db == "shard0")
