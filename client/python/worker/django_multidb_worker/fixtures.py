"""Writes the rows of a model on an alias to a file, as Django's fixtures."""

import os
import time

from .failures import Failure
from .vendors import vendor_of

# Seconds between two reports.
PAUSE = 0.25
FORMATS = ("json", "jsonl")


def fixture(task, label, alias, path, format, naturalKeys=False):
    """Streams the rows in the order of their keys. The file is there whole or not at all. Answers how many there were."""
    task.state["project"].need_apps()
    from django.apps import apps
    from django.core import serializers
    from django.db import connections

    if format not in FORMATS:
        raise Failure("unsupported", f"{format!r} is no format for fixtures")
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise Failure("unsupported", str(error)) from error
    part = path + ".part"
    rows = model._base_manager.using(alias).order_by(model._meta.pk.name).iterator(chunk_size=2000)
    counted = Counted(task, rows)
    task.stop_server = vendor_of(connections[alias]).cancel
    try:
        with open(part, "w", encoding="utf-8") as stream:
            serializers.serialize(
                format,
                counted,
                stream=stream,
                indent=2 if format == "json" else None,
                use_natural_foreign_keys=naturalKeys,
                use_natural_primary_keys=naturalKeys,
            )
        os.replace(part, path)
    finally:
        task.rest()
        if os.path.exists(part):
            os.remove(part)
        connections[alias].close()
    return {"rows": counted.count}


class Counted:
    """Rows that are counted while they are read, and that end when the task is cancelled."""

    def __init__(self, task, rows):
        self.count = 0
        self._task = task
        self._rows = rows

    def __iter__(self):
        told = time.monotonic()
        for row in self._rows:
            self._task.checkpoint()
            yield row
            self.count += 1
            if time.monotonic() - told >= PAUSE:
                told = time.monotonic()
                self._task.event("progress", rows=self.count)
