from conf.base import *

DATABASE_ROUTERS = ["routers.decorators.Router"]
