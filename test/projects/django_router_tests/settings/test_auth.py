from conf.base import *

DATABASE_ROUTERS = ["cases.routers.TestRouter", "cases.routers.AuthRouter"]
