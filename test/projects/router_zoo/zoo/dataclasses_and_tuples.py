from conf.base import *

DATABASE_ROUTERS = ["routers.dataclasses_and_tuples.Router"]
