from conf.base import *

DATABASE_ROUTERS = ["routers.misspelt.Router"]
