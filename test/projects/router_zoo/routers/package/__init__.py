"""A router whose package hands it on under another name."""

from .inner.deep import Deep as _Deep
from .inner.deep import Shared

__all__ = ["Router"]


class Router(_Deep):
    def db_for_write(self, model, **hints):
        return Shared.alias if model._meta.app_label == "accounts" else None


def __getattr__(name):
    raise AttributeError(name)
