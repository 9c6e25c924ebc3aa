from conf.base import *

DATABASE_ROUTERS = ["routers.diamond_of_routers.Router"]
