from conf.base import *

DATABASE_ROUTERS = ["routers.dictionary.Router"]
