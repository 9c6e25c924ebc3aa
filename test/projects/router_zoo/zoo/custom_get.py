from conf.base import *

DATABASE_ROUTERS = ["routers.custom_get.Router"]
