from conf.base import *

DATABASE_ROUTERS = ["routers.objects_of_relations.Router"]
