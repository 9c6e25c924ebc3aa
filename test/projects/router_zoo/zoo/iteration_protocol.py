from conf.base import *

DATABASE_ROUTERS = ["routers.iteration_protocol.Router"]
