from conf.base import *

DATABASE_ROUTERS = ["routers.round_robin.Router"]
