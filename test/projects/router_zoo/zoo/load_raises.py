from conf.base import *

DATABASE_ROUTERS = ["routers.load_raises.Router"]
