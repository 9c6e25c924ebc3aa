from conf.base import *

DATABASE_ROUTERS = ["routers.random_choices.Router"]
