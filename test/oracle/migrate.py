"""Migrates every alias of a project with real Django and tells what each operation did there.

usage: migrate.py PROJECT SETTINGS

The databases are SQLite's, in memory. Answers one JSON document: for each alias, by migration, what became of
each operation ("runs", "no-op", "state" where nobody was asked, "raises"), and the tables that are left.
"""
import importlib
import json
import os
import sys

project, settings_module = sys.argv[1:3]
sys.path.insert(0, project)
os.chdir(project)
os.environ["DJANGO_SETTINGS_MODULE"] = settings_module
answer = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

import django
from django.conf import settings

for alias in settings.DATABASES:
    database = settings.DATABASES[alias]
    if database:
        database["ENGINE"] = "django.db.backends.sqlite3"
        database["NAME"] = ":memory:"
        for key in ("OPTIONS", "TEST", "TIME_ZONE", "USER", "PASSWORD", "HOST", "PORT"):
            database.pop(key, None)
django.setup()

from django.core.management import call_command
from django.db import connections, router
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.models.options import Options

asked = []
places = {}
outcomes = {}


def watch_operations():
    """Every class that goes forwards by itself tells when it begins and ends."""
    seen = set()
    waiting = [Operation]
    while waiting:
        cls = waiting.pop()
        waiting.extend(cls.__subclasses__())
        if cls in seen or "database_forwards" not in cls.__dict__:
            continue
        seen.add(cls)
        cls.database_forwards = watched(cls.database_forwards)


def watched(forwards):
    def database_forwards(self, *args, **kwargs):
        if asked and asked[-1][0] is self:
            return forwards(self, *args, **kwargs)
        entry = [self, None]
        asked.append(entry)
        try:
            result = forwards(self, *args, **kwargs)
        except Exception:
            outcomes[places.get(id(self), "?")] = "raises"
            raise
        finally:
            asked.pop()
        outcomes[places.get(id(self), "?")] = {None: "state", True: "runs", False: "no-op"}[entry[1]]
        return result

    return database_forwards


def answered(value):
    if asked and asked[-1][1] is not True:
        asked[-1][1] = bool(value)
    return value


real_allow, real_can, real_apply = router.allow_migrate, Options.can_migrate, Migration.apply
router.allow_migrate = lambda *args, **hints: answered(real_allow(*args, **hints))


def can_migrate(self, connection):
    result = real_can(self, connection)
    return result if result else answered(result)


def apply(self, project_state, schema_editor, collect_sql=False):
    for index, operation in enumerate(self.operations):
        name_places(f"{self.app_label}.{self.name}:{index}", operation)
    return real_apply(self, project_state, schema_editor, collect_sql)


def name_places(place, operation):
    places[id(operation)] = place
    for index, part in enumerate(getattr(operation, "database_operations", [])):
        name_places(f"{place}.{index}", part)


Options.can_migrate = can_migrate
Migration.apply = apply

result = {"conflicts": {}, "aliases": {}}
loader = MigrationLoader(None)
result["conflicts"] = {app: sorted(names) for app, names in loader.detect_conflicts().items()}
for module in set(type(m).__module__ for m in loader.disk_migrations.values()):
    importlib.import_module(module)
watch_operations()
for alias in connections:
    outcomes.clear()
    failed = None
    try:
        call_command("migrate", database=alias, verbosity=0, interactive=False, skip_checks=True)
    except BaseException as error:
        failed = f"{type(error).__name__}: {error}"
    with connections[alias].cursor() as cursor:
        tables = connections[alias].introspection.table_names(cursor)
    after = MigrationLoader(connections[alias])
    result["aliases"][alias] = {
        "failed": failed,
        "operations": dict(outcomes),
        "tables": sorted(table for table in tables if table != "django_migrations"),
        "applied": sorted(f"{app}.{name}" for app, name in after.applied_migrations),
    }
json.dump(result, answer)
answer.close()
