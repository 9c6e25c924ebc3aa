from conf.base import *

DATABASE_ROUTERS = ["routers.equal_objects.Router"]
