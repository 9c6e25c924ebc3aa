from conf.base import *

DATABASE_ROUTERS = ["routers.thread_local.Router"]
