from conf.base import *

DATABASE_ROUTERS = ["routers.environment_variables.Router"]
