from conf.base import *

DATABASE_ROUTERS = ["routers.db_table.Router"]
