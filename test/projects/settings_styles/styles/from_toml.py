"""A TOML file."""

import tomllib

from conf.common import *

with (BASE_DIR / "data" / "databases.toml").open("rb") as file:
    DATABASES = tomllib.load(file)["databases"]
