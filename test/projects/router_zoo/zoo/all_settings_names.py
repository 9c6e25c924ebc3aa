from conf.base import *

DATABASE_ROUTERS = ["routers.all_settings_names.Router"]
