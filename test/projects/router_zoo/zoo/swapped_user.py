from conf.base import *

DATABASE_ROUTERS = ["routers.swapped_user.Router"]
