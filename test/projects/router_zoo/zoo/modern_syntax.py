from conf.base import *

DATABASE_ROUTERS = ["routers.modern_syntax.Router"]
