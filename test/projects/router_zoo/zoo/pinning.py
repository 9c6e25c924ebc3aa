from conf.base import *

DATABASE_ROUTERS = ["routers.pinning.Router"]
