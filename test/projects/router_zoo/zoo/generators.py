from conf.base import *

DATABASE_ROUTERS = ["routers.generators.Router"]
