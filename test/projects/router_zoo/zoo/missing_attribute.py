from conf.base import *

DATABASE_ROUTERS = ["routers.missing_attribute.Router"]
