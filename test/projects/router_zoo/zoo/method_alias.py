from conf.base import *

DATABASE_ROUTERS = ["routers.method_alias.Router", "routers.method_alias.Late"]
