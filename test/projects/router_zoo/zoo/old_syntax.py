from conf.base import *

DATABASE_ROUTERS = ["routers.old_syntax.Router"]
