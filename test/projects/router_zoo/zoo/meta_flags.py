from conf.base import *

DATABASE_ROUTERS = ["routers.meta_flags.Router"]
