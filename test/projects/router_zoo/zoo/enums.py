from conf.base import *

DATABASE_ROUTERS = ["routers.enums.Router"]
