from conf.base import *

DATABASE_ROUTERS = ["routers.if_chain.Router"]
