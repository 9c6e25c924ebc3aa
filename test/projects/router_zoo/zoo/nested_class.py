from conf.base import *

DATABASE_ROUTERS = ["routers.nested_class.Router"]
