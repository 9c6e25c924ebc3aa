"""Loops over lists, ranges, items and a while loop."""

from conf.common import *
from conf.parts.names import ENGINES, SHARDS

for shard in SHARDS:
    DATABASES[shard] = {"ENGINE": ENGINES["lite"], "NAME": f"{shard}.sqlite3"}
for number in range(3):
    if number == 1:
        continue
    DATABASES[f"number{number}"] = {"ENGINE": ENGINES["lite"], "NAME": "n%d.sqlite3" % number}
for index, (alias, engine) in enumerate(ENGINES.items()):
    DATABASES[f"{alias}_{index:02d}"] = {"ENGINE": engine, "NAME": alias}
while len(DATABASES) < 8:
    DATABASES["more" + str(len(DATABASES))] = {"ENGINE": ENGINES["lite"], "NAME": "more"}
