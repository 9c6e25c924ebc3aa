from conf.base import *

DATABASE_ROUTERS = ["routers.lazy.LazyRouter"]
