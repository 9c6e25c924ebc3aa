"""A stand-in for the old software: makes its tables and a few rows, so that the shop can be tried."""

from django.db import connections

TABLES = [
    'CREATE TABLE IF NOT EXISTS "AUTHORS" ("AUTH_NO" integer PRIMARY KEY, "AUTH_NAME" varchar(60))',
    'CREATE TABLE IF NOT EXISTS "TITLES" ("TITLE_NO" integer PRIMARY KEY, "TITLE" varchar(80),'
    ' "AUTH_NO" integer REFERENCES "AUTHORS", "SHELF" varchar(8))',
    'CREATE TABLE IF NOT EXISTS "PRICES" ("TITLE_NO" integer PRIMARY KEY REFERENCES "TITLES",'
    ' "PENCE" integer)',
]

AUTHORS = [(1, "AUSTEN, JANE"), (2, "MELVILLE, HERMAN"), (3, "SHELLEY, MARY")]
TITLES = [
    (101, "PRIDE AND PREJUDICE", 1, "A12"),
    (102, "EMMA", 1, "A12"),
    (103, "MOBY-DICK", 2, "M04"),
    (104, "FRANKENSTEIN", 3, "S19"),
]
PRICES = [(101, 899), (102, 799), (103, 1250), (104, 699)]


def create_tables():
    """Makes the old tables on the database `legacy`, where they are missing."""
    with connections["legacy"].cursor() as cursor:
        for statement in TABLES:
            cursor.execute(statement)
        cursor.executemany('INSERT OR IGNORE INTO "AUTHORS" VALUES (%s, %s)', AUTHORS)
        cursor.executemany('INSERT OR IGNORE INTO "TITLES" VALUES (%s, %s, %s, %s)', TITLES)
        cursor.executemany('INSERT OR IGNORE INTO "PRICES" VALUES (%s, %s)', PRICES)
