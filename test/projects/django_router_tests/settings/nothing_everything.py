from conf.base import *

DATABASE_ROUTERS = ["cases.routers.MigrateNothingRouter", "cases.routers.MigrateEverythingRouter"]
