from conf.base import *

DATABASE_ROUTERS = ["routers.generator_methods.Router"]
