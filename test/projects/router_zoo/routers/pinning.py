"""The primary for a while after a write, as the libraries for replicas do it."""

import random
import threading
from functools import wraps

from django.conf import settings

_locals = threading.local()


def this_thread_is_pinned():
    return getattr(_locals, "pinned", False)


def pin_this_thread():
    _locals.pinned = True


def use_primary(function):
    @wraps(function)
    def wrapped(*args, **kwargs):
        pin_this_thread()
        return function(*args, **kwargs)

    return wrapped


class ReplicaRouter:
    def __init__(self):
        self.replicas = list(settings.READ_REPLICAS)[1:] or ["default"]
        random.shuffle(self.replicas)

    def get_replica(self):
        return self.replicas[0]

    def db_for_read(self, model, **hints):
        return self.get_replica()

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, obj1, obj2, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db == "default"


class Router(ReplicaRouter):
    def db_for_read(self, model, **hints):
        if this_thread_is_pinned():
            return "default"
        return super().db_for_read(model, **hints)
