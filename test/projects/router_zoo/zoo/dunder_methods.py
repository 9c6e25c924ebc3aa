from conf.base import *

DATABASE_ROUTERS = ["routers.dunder_methods.Router"]
