"""Instances in the setting, after a class attribute has been set."""

from cases.routers import AuthRouter, TargetRouter
from conf.base import *

TargetRouter.target_db = "other"

DATABASE_ROUTERS = [TargetRouter(), AuthRouter()]
