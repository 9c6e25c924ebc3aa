"""A YAML file."""

import yaml

from conf.common import *

with open(BASE_DIR / "data" / "databases.yaml") as file:
    DATABASES = yaml.safe_load(file)
