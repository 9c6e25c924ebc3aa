from conf.base import *

DATABASE_ROUTERS = ["routers.class_tests.Router"]
