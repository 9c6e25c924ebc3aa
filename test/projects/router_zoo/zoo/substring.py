from conf.base import *

DATABASE_ROUTERS = ["routers.substring.Router"]
