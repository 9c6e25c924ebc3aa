"""A lock around the choice, asgiref's local, a weak reference."""

import threading
import weakref
from itertools import cycle

from asgiref.local import Local


class Router:
    lock = threading.Lock()
    local = Local()

    def __init__(self):
        self._guard = threading.RLock()
        self._pool = cycle(("default", "replica"))
        self._own = weakref.ref(self)

    def db_for_read(self, model, **hints):
        with self._guard:
            return next(self._pool)

    def db_for_write(self, model, **hints):
        self.lock.acquire()
        try:
            if model._meta.app_label == "accounts":
                return "people" if self._own() is self else "never"
            return getattr(self.local, "alias", None) if model._meta.app_label == "geo" else None
        finally:
            self.lock.release()
