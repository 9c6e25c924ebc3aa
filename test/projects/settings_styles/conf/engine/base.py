"""A database backend of the project."""

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    display_name = "our SQLite"
