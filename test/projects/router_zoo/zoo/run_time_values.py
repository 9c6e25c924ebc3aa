from conf.base import *

DATABASES["shard1"]["NAME"] = ":memory:"
DATABASE_ROUTERS = ["routers.run_time_values.Router"]
