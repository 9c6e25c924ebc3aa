"""The project's own reader of an environment file."""

import os

from conf.common import *

with open(BASE_DIR / ".env", encoding="utf-8") as file:
    for line in file.read().splitlines():
        line = line.strip()
        if not line or line.startswith("#") or "=" not in line:
            continue
        key, _, value = line.removeprefix("export ").partition("=")
        os.environ.setdefault(key.strip(), value.strip().strip("'\""))

for name in os.environ["SHARD_NAMES"].split(","):
    DATABASES[name] = {"ENGINE": os.environ["LOGS_ENGINE"], "NAME": name}
