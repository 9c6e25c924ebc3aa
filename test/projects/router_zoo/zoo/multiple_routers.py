from conf.base import *

DATABASE_ROUTERS = ["routers.multiple_routers.ReadOnly", "routers.multiple_routers.Geo", "routers.multiple_routers.Empty", "routers.multiple_routers.Rest"]
