from conf.base import *

DATABASE_ROUTERS = ["routers.scopes.Router"]
