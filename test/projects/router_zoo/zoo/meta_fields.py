from conf.base import *

DATABASE_ROUTERS = ["routers.meta_fields.Router"]
