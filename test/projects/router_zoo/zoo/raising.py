from conf.base import *

DATABASE_ROUTERS = ["routers.raising.Router"]
