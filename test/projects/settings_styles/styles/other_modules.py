"""Parts from other modules, as modules, under other names, by getattr and importlib."""

import importlib

import conf.parts.databases as parts
from conf import common, parts as package
from conf.common import *
from conf.parts.databases import EXTRA, replica_of

DATABASES = parts.DATABASES
DATABASES.update(EXTRA)
DATABASES["replica"] = replica_of("default", timeout=5)
STAGE = getattr(package, "STAGE", "development")
module = importlib.import_module(f"conf.parts.{STAGE}")
DATABASES["first"] = module.DATABASES["logs"]
INSTALLED_APPS = common.INSTALLED_APPS[2:]
