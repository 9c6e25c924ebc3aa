from conf.base import *

DATABASE_ROUTERS = ["routers.databases_setting.Router"]
