"""ChainMap, defaultdict, OrderedDict, Counter, deque, MappingProxyType."""

from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from types import MappingProxyType

FIRST = {"accounts": "people"}
HOMES = ChainMap(FIRST, {"accounts": "archive", "geo": "shard0"})
COUNTS = Counter(["geo", "geo", "lab"])
FIXED = MappingProxyType({"lab": "reports"})


class Router:
    groups = defaultdict(list, people=["accounts"])
    groups["shard0"].append("geo")
    groups["archive"] += ["legacy", "trade"]

    def db_for_read(self, model, **hints):
        return HOMES.get(model._meta.app_label) or FIXED.get(model._meta.app_label)

    def db_for_write(self, model, **hints):
        for alias, labels in OrderedDict(sorted(self.groups.items())).items():
            if model._meta.app_label in labels:
                return alias
        if COUNTS[model._meta.app_label] == 1:
            return deque(["replica", "reports"], maxlen=1)[0]
        return COUNTS.most_common(1)[0][0] and None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return app_label in self.groups.get(db, [app_label])
