from conf.base import *

DATABASE_ROUTERS = ["routers.request_state.Router"]
