class Router:
    route_app_labels = {"auth", "contenttypes"}
    def db_for_read(self, model, **hints):
        if model["app_label"] in self.route_app_labels:
            return "auth_db"
        return None
    db_for_write = db_for_read
    def allow_relation(self, obj1, obj2, **hints):
        if obj1 in self.route_app_labels or obj2 in self.route_app_labels:
            return True
        return None
r = Router()
result = [r.db_for_read({"app_label": "auth"}), r.db_for_write({"app_label": "x"}, instance=1), r.allow_relation("auth", "q")]
# ---
DB = {"default": {"ENGINE": "a"}}
for name in ["r1", "r2"]:
    DB[name] = dict(DB["default"], NAME=name, TEST={"MIRROR": "default"})
DB.update({"x": {}})
DB.setdefault("y", {})["NAME"] = 1
result = [list(DB), DB["r1"], DB["y"], {k: v.get("NAME") for k, v in DB.items()}]
# ---
APPS = ["a", "b"]
APPS += ["c"]
APPS = APPS + ["d"]
APPS.insert(0, "z")
APPS.remove("b")
APPS.extend(x for x in ("q",))
APPS[1:1] = ["i"]
result = [APPS, tuple(APPS), "a" in APPS, APPS.index("c")]
# ---
def route(model_name):
    mapping = {"user": "users", "order": "orders"}
    for prefix, db in mapping.items():
        if model_name.startswith(prefix):
            return db
    return {True: "x"}.get(len(model_name) > 3, "default")
result = [route(n) for n in ("userprofile", "order", "abc", "abcd")]
# ---
class Base:
    app = None
    db = None
    def db_for_read(self, model, **hints):
        return self.db if self._mine(model) else None
    def _mine(self, model): return model == self.app
class A(Base):
    app, db = "a", "adb"
class B(Base):
    app = "b"
    @property
    def db(self): return "%s_db" % self.app
result = [A().db_for_read("a"), A().db_for_read("b"), B().db_for_read("b")]
# ---
import copy
d = {"a": [1]}
e = copy.deepcopy(d)
e["a"].append(2)
f = copy.copy(d)
f["a"].append(3)
result = [d, e]
# ---
import re
result = [bool(re.match(r"^a\d+", "a12")), re.sub("b", "x", "abc"), re.split(r"\s*,\s*", "a , b,c")]
# ---
from collections import OrderedDict, defaultdict, ChainMap
d = defaultdict(list)
d["a"].append(1)
o = OrderedDict([("x", 1), ("y", 2)])
result = [dict(d), list(o.items())]
# ---
result = " a,b ,c ".strip().split(","), "x".join("abc"), "A-b".lower().replace("-", "_"), "a.b.c".rsplit(".", 1), "abc".partition("b")
# ---
result = "{} {0}".format if False else "{0}-{a}-{b[1]}-{c.real}".format("x", a=1, b=[1, 2], c=3)
# ---
settings = {"DATABASES": {"a": {"APPS": ["x"]}, "b": {"APPS": ["y", "z"]}}}
by_app = {app: alias for alias, conf in settings["DATABASES"].items() for app in conf.get("APPS", [])}
result = by_app
