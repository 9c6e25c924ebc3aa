"""Constants that settings modules import."""

SQLITE = "django.db.backends.sqlite3"
PEOPLE = "people"
LOGS = "lo" + "gs"
SHARDS = ["first", "second"]
ENGINES = {"lite": SQLITE, "pg": "django.db.backends.postgresql"}
