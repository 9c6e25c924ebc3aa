"""The same two routers in the other order: the second one never gets a say on reads and writes."""

from .settings import *

DATABASE_ROUTERS = ["conf.routers.PrimaryReplicaRouter", "conf.routers.AuthRouter"]
