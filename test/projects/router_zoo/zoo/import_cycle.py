from conf.base import *

DATABASE_ROUTERS = ["routers.import_cycle.Router"]
