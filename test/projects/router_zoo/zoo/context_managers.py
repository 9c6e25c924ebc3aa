from conf.base import *

DATABASE_ROUTERS = ["routers.context_managers.Router"]
