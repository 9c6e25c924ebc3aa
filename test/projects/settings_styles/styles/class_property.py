"""A class of the project whose properties are the settings."""

from conf.common import *


class Databases:
    names = ("people", "logs")

    def __init__(self, engine):
        self.engine = engine

    def one(self, name):
        return {"ENGINE": self.engine, "NAME": f"{name}.sqlite3"}

    @property
    def all(self):
        return {name: self.one(name) for name in ("default", *self.names)}


DATABASES = Databases("django.db.backends.sqlite3").all
