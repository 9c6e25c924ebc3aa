from conf.base import *

DATABASE_ROUTERS = ["routers.imports_inside.Router"]
