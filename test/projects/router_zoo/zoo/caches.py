from conf.base import *

DATABASE_ROUTERS = ["routers.caches.Router"]
