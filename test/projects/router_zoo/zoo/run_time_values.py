from conf.base import *

DATABASE_ROUTERS = ["routers.run_time_values.Router"]
