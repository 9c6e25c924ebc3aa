from conf.base import *

DATABASE_ROUTERS = ["routers.init_state.Router"]
