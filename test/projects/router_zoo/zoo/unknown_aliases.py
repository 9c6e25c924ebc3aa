from conf.base import *

DATABASE_ROUTERS = ["routers.unknown_aliases.Router"]
