"""Time, processes, hashes that differ from run to run, the cache, a query, a file."""

import datetime
import os
import time
import uuid
from pathlib import Path

from django.core.cache import cache
from django.db import connections


class Router:
    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        if label == "accounts":
            return "people" if time.time() > 0 else "archive"
        if label == "geo":
            return f"shard{hash(label) % 2}"
        if label == "lab":
            return ("default", "replica")[os.getpid() % 2]
        if label == "legacy":
            return "archive" if datetime.datetime.now().year > 2000 else "reports"
        if label == "money":
            return cache.get("money_home", "reports")
        if label == "trade":
            return ("shard0", "shard1")[uuid.uuid4().int & 1]
        if label == "orders":
            with connections["shard1"].cursor() as cursor:
                cursor.execute("SELECT 'shard1'")
                return cursor.fetchone()[0]
        if label == "content":
            return "replica" if Path("maintenance.flag").exists() else "default"
        if label == "auth":
            return ("people", "archive")[id(model) % 2]
        return "default"

    def db_for_write(self, model, **hints):
        return "default"
