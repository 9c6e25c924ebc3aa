from conf.base import *

DATABASE_ROUTERS = ["routers.model_calls.Router"]
