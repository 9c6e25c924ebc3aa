from conf.base import *

DATABASE_ROUTERS = ["routers.app_label_equals.Router"]
