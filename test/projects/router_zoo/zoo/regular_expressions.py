from conf.base import *

DATABASE_ROUTERS = ["routers.regular_expressions.Router"]
