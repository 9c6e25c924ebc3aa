from conf.base import *

DATABASE_ROUTERS = ["cases.routers.MigrateEverythingRouter", "cases.routers.MigrateNothingRouter"]
