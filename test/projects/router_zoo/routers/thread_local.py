"""Thread-locals and context variables, as a middleware or a decorator sets them."""

import threading
from contextvars import ContextVar

state = threading.local()
pinned = ContextVar("pinned", default=False)


def use(alias):
    state.alias = alias


class Router:
    def db_for_read(self, model, **hints):
        if model._meta.app_label == "accounts":
            return "people"
        return getattr(state, "alias", None)

    def db_for_write(self, model, **hints):
        if model._meta.app_label == "geo":
            return "shard0"
        if pinned.get():
            return "archive"
        return "default"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db == "people":
            return app_label == "accounts"
        return not hasattr(state, "alias")
