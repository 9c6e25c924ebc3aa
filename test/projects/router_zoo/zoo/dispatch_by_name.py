from conf.base import *

DATABASE_ROUTERS = ["routers.dispatch_by_name.Router"]
