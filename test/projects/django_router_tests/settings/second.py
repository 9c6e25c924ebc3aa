from conf.base import *

DATABASE_ROUTERS = ["cases.routers.SecondRouter"]
