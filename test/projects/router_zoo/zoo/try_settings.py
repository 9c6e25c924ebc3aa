from conf.base import *

DATABASE_ROUTERS = ["routers.try_settings.Router"]
