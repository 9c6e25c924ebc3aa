from conf.base import *

DATABASE_ROUTERS = ["routers.load_needs_arguments.Router"]
