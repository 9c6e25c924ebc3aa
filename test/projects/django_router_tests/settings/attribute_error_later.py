from conf.base import *

DATABASE_ROUTERS = ["cases.routers.WriteToOtherRouter", "cases.routers.AttributeErrorRouter"]
