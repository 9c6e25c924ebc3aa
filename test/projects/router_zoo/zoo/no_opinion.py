from conf.base import *

DATABASE_ROUTERS = ["routers.no_opinion.Router"]
