from conf.base import *

DATABASE_ROUTERS = ["routers.settings_get.Router"]
