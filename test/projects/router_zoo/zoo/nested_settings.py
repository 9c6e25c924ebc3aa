from conf.base import *

DATABASE_ROUTING = {
    "*": {"read": "replica", "write": "default"},
    "accounts": {"read": "people", "write": "people", "migrate": ["people"]},
    "geo": {
        "write": "shard0",
        "migrate": ("shard0", "shard1"),
        "models": {"city": {"read": "shard1", "write": "shard1"}, "lake": {"read": None}},
    },
}
DATABASE_ROUTERS = ["routers.nested_settings.Router"]
