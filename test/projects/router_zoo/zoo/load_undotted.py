from conf.base import *

DATABASE_ROUTERS = ["Router"]
