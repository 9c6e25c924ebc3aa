from conf.base import *

DATABASE_ROUTERS = ["routers.registry_of_routes.Router"]
