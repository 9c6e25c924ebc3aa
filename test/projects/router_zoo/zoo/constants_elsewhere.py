from conf.base import *

DATABASE_ROUTERS = ["routers.constants_elsewhere.Router"]
