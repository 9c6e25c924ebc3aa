"""A Django process that writes rows as fast as it may, until its standard input ends; prints what it committed."""

import select
import sys
import time

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}},
    INSTALLED_APPS=[],
)
django.setup()

from django.db import OperationalError, connection, transaction

written = refused = 0
with connection.cursor() as cursor:
    cursor.execute(f"PRAGMA journal_mode = {sys.argv[2]}")
print("ready", flush=True)
while not select.select([sys.stdin], [], [], 0)[0]:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO entry (who, number) VALUES ('django', %s)", [written])
            cursor.execute("UPDATE total SET django = django + 1")
        written += 1
    except OperationalError as error:
        if "locked" not in str(error):
            raise
        refused += 1
    # SQLite has no queue: without a break nobody else would get the lock.
    time.sleep(0.003)
print(f"{written} {refused}", flush=True)
