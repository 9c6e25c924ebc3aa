from conf.base import *

DATABASE_ROUTERS = ["routers.builtins_over_sequences.Router"]
