from conf.base import *

DATABASE_ROUTERS = ["routers.unicode_and_bytes.Router"]
