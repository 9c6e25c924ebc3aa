from conf.base import *

DATABASE_ROUTERS = ["routers.static_and_class_methods.Router", "routers.static_and_class_methods.Nested"]
