from conf.base import *

DATABASE_ROUTERS = ["routers.foreign_keys_followed.Router"]
