from conf.base import *

DATABASE_ROUTERS = ["routers.app_registry.Router"]
