from .common import *

INSTALLED_APPS = [*INSTALLED_APPS, "forked"]
DATABASE_ROUTERS = ["conf.routers.ByAppRouter"]
