"""Enumerations: of strings, of other values, automatic ones, and Django's choices."""

import enum

from django.db import models


class Alias(str, enum.Enum):
    PEOPLE = "people"
    ARCHIVE = "archive"


class Shard(enum.StrEnum):
    SHARD0 = enum.auto()
    SHARD1 = enum.auto()


class App(enum.Enum):
    GEO = "geo"
    LAB = "lab"
    LABORATORY = "lab"


class Home(models.TextChoices):
    REPORTS = "reports", "The reports"
    REPLICA = "replica"


class Router:
    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        if label == "accounts":
            return Alias.PEOPLE
        if label in [app.value for app in App]:
            return Shard.SHARD1 if App(label) is App.LABORATORY else Shard["SHARD0"]
        return Home.REPLICA.value

    def db_for_write(self, model, **hints):
        if model._meta.app_label == App.GEO.value:
            return Shard.SHARD0.value
        if model._meta.app_label == App.GEO:
            return "never, because App is no enumeration of strings"
        return {"legacy": Alias.ARCHIVE, "lab": Home.REPORTS}.get(model._meta.app_label)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db in Home.values:
            return False
        return db == Alias.PEOPLE if app_label == "accounts" else db in [*Shard] or None
