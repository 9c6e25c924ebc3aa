from .common import *

DATABASE_ROUTERS = ["conf.routers.ByModelRouter"]
