from conf.base import *

DATABASE_ROUTERS = ["routers.state_db.Router"]
