from conf.base import *

DATABASE_ROUTERS = ["routers.relation_rules.Router"]
