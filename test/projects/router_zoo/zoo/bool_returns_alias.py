from conf.base import *

DATABASE_ROUTERS = ["routers.bool_returns_alias.Router"]
