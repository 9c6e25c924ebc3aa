from conf.base import *

DATABASE_ROUTERS = ["routers.monkey_patched.Router"]
