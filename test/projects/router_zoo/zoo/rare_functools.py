from conf.base import *

DATABASE_ROUTERS = ["routers.rare_functools.Router"]
