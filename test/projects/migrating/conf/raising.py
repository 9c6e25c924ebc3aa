from .common import *

DATABASE_ROUTERS = ["conf.routers.RaisingRouter"]
