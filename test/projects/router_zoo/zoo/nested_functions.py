from conf.base import *

DATABASE_ROUTERS = ["routers.nested_functions.Router"]
