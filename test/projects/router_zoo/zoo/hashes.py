from conf.base import *

DATABASE_ROUTERS = ["routers.hashes.Router"]
