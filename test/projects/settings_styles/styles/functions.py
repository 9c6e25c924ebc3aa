"""Functions that build a database, with defaults, keywords and an early return."""

from conf.common import *


def database(name, engine="sqlite3", *, mirror=None, **more):
    """One entry of DATABASES."""
    made = {"ENGINE": f"django.db.backends.{engine}", "NAME": name, **more}
    if not mirror:
        return made
    made["TEST"] = {"MIRROR": mirror}
    return made


def all_databases():
    yield "default", database("default.sqlite3")
    yield "replica", database("default.sqlite3", mirror="default")
    yield "people", database(name="people.sqlite3", CONN_MAX_AGE=None)


DATABASES = dict(all_databases())
add = lambda alias: DATABASES.__setitem__(alias, database(alias))
add("logs")
