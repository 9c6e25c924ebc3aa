from conf.base import *

DATABASE_ROUTERS = ["routers.partially_known.Router"]
