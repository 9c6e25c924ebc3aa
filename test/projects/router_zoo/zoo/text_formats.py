from conf.base import *

DATABASE_ROUTERS = ["routers.text_formats.Router"]
