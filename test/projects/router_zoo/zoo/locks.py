from conf.base import *

DATABASE_ROUTERS = ["routers.locks.Router"]
