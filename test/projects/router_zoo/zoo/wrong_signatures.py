from conf.base import *

DATABASE_ROUTERS = ["routers.wrong_signatures.Old", "routers.wrong_signatures.NoHints"]
