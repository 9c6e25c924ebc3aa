from conf.base import *

DATABASE_ROUTERS = ["routers.set_algebra.Router"]
