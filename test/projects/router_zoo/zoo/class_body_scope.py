from conf.base import *

DATABASE_ROUTERS = ["routers.class_body_scope.Router"]
