"""Comprehensions, zip, dict() of pairs, fromkeys."""

from conf.common import *
from conf.parts.names import LOGS, PEOPLE, SQLITE

NAMES = ["default", PEOPLE, LOGS, "skipped"]
DATABASES = {
    name: {"ENGINE": SQLITE, "NAME": str(BASE_DIR / (name + ".sqlite3"))}
    for name in NAMES
    if name != "skipped"
}
DATABASES.update(dict(zip(["first", "second"], [{"ENGINE": SQLITE, "NAME": n} for n in "ab"])))
DATABASES.update((key, {"ENGINE": SQLITE, "NAME": key}) for key in dict.fromkeys(["third", "third"]))
