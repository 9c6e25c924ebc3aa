from conf.base import *

DATABASE_ROUTERS = ["routers.match_statement.Router"]
