from conf.base import *

DATABASE_ROUTERS = ["routers.not_there.Router"]
