from conf.base import *

DATABASE_ROUTERS = ["routers.inheritance.Router"]
