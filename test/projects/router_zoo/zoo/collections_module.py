from conf.base import *

DATABASE_ROUTERS = ["routers.collections_module.Router"]
