"""Decorators of the project: with and without wraps, with arguments, on classes, stacked, as classes."""

import functools


def only_for(*labels):
    def decorate(method):
        @functools.wraps(method)
        def wrapped(self, model, **hints):
            if model._meta.app_label not in labels:
                return None
            return method(self, model, **hints)

        return wrapped

    return decorate


def archived(method):
    def wrapped(self, model, **hints):
        return "archive" if not model._meta.managed else method(self, model, **hints)

    return wrapped


class inverted:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return lambda *args, **kwargs: not self.function(instance, *args, **kwargs)


def migrating_on(*aliases):
    def decorate(cls):
        cls.allow_migrate = lambda self, db, app_label, **hints: db in aliases
        return cls

    return decorate


@migrating_on("default", "people")
class Router:
    @only_for("accounts", "auth")
    def db_for_read(self, model, **hints):
        return "people"

    @archived
    @only_for("geo")
    def db_for_write(self, model, **hints):
        return "shard0"

    @inverted
    def allow_relation(self, obj1, obj2, **hints):
        return obj1._meta.app_label == "geo"
