"""Tells what real Django would migrate, given what is recorded as applied.

usage: plan.py PROJECT SETTINGS < lines of JSON, each a list of [app, name]

Answers a line of JSON for each: the plan in its order, the migrations that count, whether the history is consistent,
and the plan to each migration and to the start of each app.
"""
import json
import os
import sys

project, settings_module = sys.argv[1:3]
sys.path.insert(0, project)
os.chdir(project)
os.environ["DJANGO_SETTINGS_MODULE"] = settings_module

import django
from django.conf import settings

for database in settings.DATABASES.values():
    database.update(ENGINE="django.db.backends.sqlite3", NAME=":memory:")
django.setup()

from django.db import connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

for line in sys.stdin:
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    recorder.flush()
    for app, name in json.loads(line):
        recorder.record_applied(app, name)
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    plan = executor.migration_plan(graph.leaf_nodes())
    targets = [[node] for node in sorted(graph.nodes)]
    targets += [[(app, None)] for app in sorted(executor.loader.migrated_apps)]
    plans = {}
    for target in targets:
        app, name = target[0]
        steps = executor.migration_plan(target)
        plans[f"{app}.{name or 'zero'}"] = [f"{'-' if back else '+'}{m.app_label}.{m.name}" for m, back in steps]
    try:
        executor.loader.check_consistent_history(connection)
        consistent = True
    except InconsistentMigrationHistory:
        consistent = False
    print(
        json.dumps(
            {
                "plan": [f"{m.app_label}.{m.name}" for m, _ in plan],
                "nodes": sorted(f"{app}.{name}" for app, name in graph.nodes),
                "consistent": consistent,
                "plans": plans,
            }
        )
    )
