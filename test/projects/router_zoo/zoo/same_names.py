from conf.base import *

DATABASE_ROUTERS = ["routers.same_names.Router", "routers.support.twin.Router"]
