from conf.base import *

DATABASE_ROUTERS = ["routers.allow_syncdb_only.Router"]
