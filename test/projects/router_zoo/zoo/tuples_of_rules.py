from conf.base import *

DATABASE_ROUTERS = ["routers.tuples_of_rules.Router"]
