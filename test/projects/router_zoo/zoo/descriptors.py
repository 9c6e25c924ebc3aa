from conf.base import *

DATABASE_ROUTERS = ["routers.descriptors.Router"]
