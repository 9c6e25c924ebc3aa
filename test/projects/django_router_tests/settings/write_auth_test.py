from conf.base import *

DATABASE_ROUTERS = [
    "cases.routers.WriteRouter",
    "cases.routers.AuthRouter",
    "cases.routers.TestRouter",
]
