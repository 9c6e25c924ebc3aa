from conf.base import *

DATABASE_ROUTERS = ["routers.logging_calls.Router"]
