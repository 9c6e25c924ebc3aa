from conf.base import *

DATABASE_ROUTERS = ["routers.walrus.Router"]
