from conf.base import *

DATABASE_ROUTERS = ["routers.none_tests.Router"]
