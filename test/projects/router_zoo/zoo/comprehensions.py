from conf.base import *

DATABASE_ROUTERS = ["routers.comprehensions.Router"]
