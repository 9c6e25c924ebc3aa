from conf.base import *

DATABASE_ROUTERS = ["routers.deprecated_python.Router"]
