from conf.base import *

DATABASE_ROUTERS = ["routers.truthiness.Router"]
