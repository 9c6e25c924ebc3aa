from conf.base import *

DATABASE_ROUTERS = ["routers.star_parameters.Router"]
