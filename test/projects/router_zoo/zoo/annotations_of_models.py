from conf.base import *

DATABASE_ROUTERS = ["routers.annotations_of_models.Router"]
