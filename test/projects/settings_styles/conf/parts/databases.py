"""A part of the settings that is a module of its own."""

import os

from .names import *

DATABASES = {
    "default": {"ENGINE": SQLITE, "NAME": os.path.join("data", "default.sqlite3")},
    PEOPLE: {"ENGINE": SQLITE, "NAME": "people.sqlite3"},
}
EXTRA = {LOGS: {"ENGINE": SQLITE, "NAME": ":memory:"}}


def replica_of(alias, **options):
    """Another connection to the same database."""
    return {**DATABASES[alias], "TEST": {"MIRROR": alias}, "OPTIONS": options}
