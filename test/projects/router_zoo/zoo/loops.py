from conf.base import *

DATABASE_ROUTERS = ["routers.loops.Router"]
