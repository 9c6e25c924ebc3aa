from conf.base import *

DATABASE_ROUTERS = ["routers.default_alias.Router"]
