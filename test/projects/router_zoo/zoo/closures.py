from conf.base import *
from routers.closures import make_router

DATABASE_ROUTERS = [
    "routers.closures.make_people_router",
    make_router("geo", "shard0"),
    make_router("lab", "reports", ["replica"]),
]
