from conf.base import *
from routers.load_class_itself import Router

DATABASE_ROUTERS = [Router]
