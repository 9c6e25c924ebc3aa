from conf.base import *

PREFIX = "routers.load_tuple"
DATABASE_ROUTERS = (f"{PREFIX}.maker", PREFIX + ".Alias", "routers.load_tuple.Router")
