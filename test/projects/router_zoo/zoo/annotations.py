from conf.base import *

DATABASE_ROUTERS = ["routers.annotations.Router"]
