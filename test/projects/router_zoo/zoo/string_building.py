from conf.base import *

DATABASE_ROUTERS = ["routers.string_building.Router"]
