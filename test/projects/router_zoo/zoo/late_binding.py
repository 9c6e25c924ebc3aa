from conf.base import *

DATABASE_ROUTERS = ["routers.late_binding.Router"]
