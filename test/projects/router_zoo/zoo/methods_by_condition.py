from conf.base import *

DATABASE_ROUTERS = ["routers.methods_by_condition.Router"]
