from conf.base import *

DATABASE_ROUTERS = ["routers.conditional_expressions.Router"]
