from conf.base import *

DATABASE_ROUTERS = ["routers.membership.NoSuchRouter"]
