from conf.base import *

DATABASE_ROUTERS = ["routers.support.odd.models.Odd"]
