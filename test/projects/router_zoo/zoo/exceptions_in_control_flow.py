from conf.base import *

DATABASE_ROUTERS = ["routers.exceptions_in_control_flow.Router"]
