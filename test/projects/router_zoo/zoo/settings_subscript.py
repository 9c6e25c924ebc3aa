from conf.base import *

DATABASE_ROUTERS = ["routers.settings_subscript.Router"]
