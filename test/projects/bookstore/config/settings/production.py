"""The shop's server: the shop's own database is on PostgreSQL there, with a real replica."""

import os

from .base import *  # noqa: F403
from .base import DATABASES

SECRET_KEY = os.environ.get("BOOKSTORE_SECRET_KEY", "")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True


def postgresql(host_variable, **more):
    """The entry of DATABASES for the shop's database on the host that a variable names."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("BOOKSTORE_DB_NAME", "bookstore"),
        "USER": os.environ.get("BOOKSTORE_DB_USER", "bookstore"),
        "PASSWORD": os.environ.get("BOOKSTORE_DB_PASSWORD", ""),
        "HOST": os.environ.get(host_variable, "localhost"),
        "CONN_MAX_AGE": 60,
        **more,
    }


DATABASES["default"] = postgresql("BOOKSTORE_DB_HOST")
DATABASES["replica"] = postgresql("BOOKSTORE_REPLICA_HOST", TEST={"MIRROR": "default"})
