from conf.base import *

DATABASE_ROUTERS = ["routers.package.Router", "routers.package.inner.deep.Deep"]
