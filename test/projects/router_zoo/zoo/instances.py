from conf.base import *
from routers.instances import Router

TABLE = [("accounts", "people"), ("geo", "shard0"), ("lab", "reports")]

DATABASE_ROUTERS = [Router(label, alias=alias) for label, alias in TABLE]
DATABASE_ROUTERS.append(Router("catalog", alias="default", readers=["default", "replica"]))
DATABASE_ROUTERS += (Router("legacy", **{"alias": "archive"}),)
