from conf.base import *

DATABASE_ROUTERS = ["routers.transaction_state.Router"]
