from conf.base import *

DATABASES["people"]["APPS"] = ["accounts", "auth"]
DATABASES["shard0"] |= {"APPS": {"geo"}, "WEIGHT": 3}
DATABASES["replica"].update(FOLLOWS="default", OPTIONS={})
DATABASES["shard1"].update({"FOLLOWS": "shard0", "OPTIONS": {"off": True}})
DATABASES["archive"] = {**DATABASES["archive"], "FOLLOWS": "people", "OPTIONS": {"timeout": 5}}

DATABASE_ROUTERS = ["routers.keys_in_databases.Router"]
