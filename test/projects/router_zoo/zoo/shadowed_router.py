from conf.base import *

DATABASE_ROUTERS = ["routers.shadowed_router.Greedy", "routers.app_label_equals.Router", "routers.dictionary.Router"]
