from .common import *

MIGRATION_MODULES = {"legacy": None, "sites": "conf.site_migrations"}
DATABASE_ROUTERS = ["conf.routers.ByAppRouter"]
