from conf.base import *

DATABASE_ROUTERS = ["routers.helper_function.Router"]
