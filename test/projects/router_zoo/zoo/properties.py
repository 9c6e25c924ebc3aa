from conf.base import *

DATABASE_ROUTERS = ["routers.properties.Router"]
