from conf.base import *

DATABASE_ROUTERS = ["routers.arithmetic_and_slices.Router"]
