from conf.base import *

DATABASE_ROUTERS = ["routers.sharding_by_name.Router"]
