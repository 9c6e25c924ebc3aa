from conf.base import *

DATABASE_ROUTERS = ["routers.numbers.Router"]
