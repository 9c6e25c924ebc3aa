from conf.base import *

DATABASE_ROUTERS = ["routers.migrate_signatures.First", "routers.migrate_signatures.Second"]
