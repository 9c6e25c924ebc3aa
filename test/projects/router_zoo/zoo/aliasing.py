from conf.base import *

DATABASE_ROUTERS = ["routers.aliasing.Router"]
