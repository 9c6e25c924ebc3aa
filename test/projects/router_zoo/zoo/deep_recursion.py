from conf.base import *

DATABASE_ROUTERS = ["routers.deep_recursion.Router"]
