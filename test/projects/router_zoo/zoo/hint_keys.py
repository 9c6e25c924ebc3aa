from conf.base import *

DATABASE_ROUTERS = ["routers.hint_keys.Router"]
