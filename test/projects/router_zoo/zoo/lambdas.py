from conf.base import *

DATABASE_ROUTERS = ["routers.lambdas.Router"]
