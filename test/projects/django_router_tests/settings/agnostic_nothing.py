from conf.base import *

DATABASE_ROUTERS = ["cases.routers.AgnosticRouter", "cases.routers.MigrateNothingRouter"]
