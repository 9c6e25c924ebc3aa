"""What a middleware has kept of the request; a stack of aliases; a context manager that pushes."""

from contextlib import contextmanager
from contextvars import ContextVar

from asgiref.local import Local

_request = Local()
_stack = ContextVar("stack", default=())


@contextmanager
def using(alias):
    token = _stack.set((*_stack.get(), alias))
    try:
        yield
    finally:
        _stack.reset(token)


class Middleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        _request.value = request
        return self.get_response(request)


class Router:
    def db_for_read(self, model, **hints):
        request = getattr(_request, "value", None)
        if request is not None and request.user.is_staff:
            return "reports"
        return None

    def db_for_write(self, model, **hints):
        stack = _stack.get()
        return stack[-1] if stack else None

    def allow_relation(self, obj1, obj2, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        with using(db):
            return self.db_for_write(None) == db and _stack.get()[-1] == db
