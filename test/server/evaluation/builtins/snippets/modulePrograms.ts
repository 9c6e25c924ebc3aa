/** What the standard library does in short programs. */

export const modulePrograms = String.raw`
import enum
class Alias(str, enum.Enum):
    DEFAULT = "default"
    REPLICA = "replica"
result = (Alias.DEFAULT == "default", Alias("replica"), Alias.DEFAULT.value, Alias.DEFAULT.upper(), {"default": 1}[Alias.DEFAULT], Alias.REPLICA in (Alias.REPLICA,), "replica" in list(Alias), str(Alias.DEFAULT), [a.value for a in Alias], isinstance(Alias.DEFAULT, str), Alias.DEFAULT.name, len(Alias), Alias["REPLICA"].value)
---
import enum
class C(enum.Enum):
    A = enum.auto()
    B = enum.auto()
    @property
    def label(self): return self.name.lower()
    @classmethod
    def first(cls): return cls.A
    def __str__(self): return "C!" + self.name
result = (C.A.value, C.B.value, C.B.label, C.first() is C.A, str(C.A), C.A is C(1), C.A == 1, repr(C.B), C.A in C, C.A != C.B, C.__members__["A"] is C.A)
---
from enum import Enum
class E(Enum):
    A = 1
try:
    E("zzz")
except ValueError as e:
    result = str(e)
---
from enum import Enum
class E(Enum):
    A = 1
try:
    E["zzz"]
except KeyError as e:
    result = str(e)
---
from enum import Enum
class E(Enum):
    A = 1
try:
    E.B
except AttributeError as e:
    result = "no B"
---
from enum import IntEnum, IntFlag, Flag, auto
class I(IntEnum):
    X = 1
    Y = 2
class F(Flag):
    R = auto()
    W = auto()
    RW = R | W
class G(IntFlag):
    A = 1
    B = 2
result = (I.X < I.Y, I.X + 1, I.Y == 2, sorted([I.Y, I.X])[0] is I.X, (F.R | F.W) == F.RW, F.R in F.RW, bool(F.R & F.W), F.W.value, G.A | G.B == 3, int(G.B), [10, 20, 30][I.X], I(2) is I.Y, F.RW.value)
---
from enum import Enum
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
result = (Planet.EARTH.mass, Planet.MARS.value, Planet((0.64, 3.39)).name)
---
from enum import Enum
Animal = Enum("Animal", "CAT DOG")
class D(Enum):
    X = "x"
    ALIAS = "x"
    @classmethod
    def _missing_(cls, value): return cls.X
result = (Animal.DOG.value, [a.name for a in Animal], D.ALIAS is D.X, D("other") is D.X, list(D.__members__), [d.name for d in D])
---
from enum import Enum, unique
try:
    @unique
    class D(Enum):
        X = 1
        Y = 1
    result = "fine"
except ValueError:
    result = "duplicate"
---
from dataclasses import dataclass, field, asdict, replace, fields, astuple, is_dataclass
from typing import ClassVar
@dataclass
class A:
    x: int
    y: list = field(default_factory=list)
    z: str = "q"
    count: ClassVar[int] = 0
    def __post_init__(self):
        self.total = self.x * 2
a = A(1)
b = A(1, z="k")
b.y.append(5)
result = (a.y, b.y, a == A(1), a == b, asdict(b), replace(a, x=9).total, [f.name for f in fields(A)], astuple(b), is_dataclass(A), a.total, A.count)
---
from dataclasses import dataclass, FrozenInstanceError
@dataclass(frozen=True, order=True)
class A:
    x: int
    y: int = 0
a = A(1)
try:
    a.x = 2
    failed = False
except FrozenInstanceError:
    failed = True
result = (failed, A(1) < A(2), sorted([A(3), A(1)])[0].x, {A(1): "k"}[A(1)], a == A(1, 0))
---
from dataclasses import dataclass, field, KW_ONLY
@dataclass
class Base:
    a: int
    b: int = 2
@dataclass
class Child(Base):
    c: int = 3
    _: KW_ONLY
    d: int = 4
    e: int = field(default=5, repr=False, compare=False)
c = Child(1, d=9)
result = (c.a, c.b, c.c, c.d, c.e, c == Child(1, d=9, e=100), Child.__match_args__)
---
from dataclasses import dataclass
@dataclass
class A:
    x: int
try:
    A()
except TypeError as e:
    result = "missing"
---
from typing import NamedTuple, Optional
class P(NamedTuple):
    x: int
    y: Optional[str] = "d"
    def both(self): return (self.x, self.y)
p = P(1)
result = (p, p.both(), p[0], p._replace(y="z"), P._fields, p == (1, "d"), [*p], isinstance(p, tuple), P(y="q", x=2))
---
from typing import TypedDict, Protocol, Generic, TypeVar
T = TypeVar("T")
class D(TypedDict, total=False):
    a: int
class Pr(Protocol):
    def f(self) -> int: ...
class G(Generic[T]):
    def g(self): return 1
class H(G[int], Pr):
    pass
result = (D(a=1), H().g(), isinstance(H(), G))
---
from abc import ABC, abstractmethod
class B(ABC):
    @abstractmethod
    def f(self): ...
    @property
    @abstractmethod
    def p(self): ...
class C(B):
    def f(self): return 1
    p = 5
try:
    B()
    made = True
except TypeError:
    made = False
result = (made, C().f(), C().p, isinstance(C(), B))
---
from functools import wraps, lru_cache, cached_property, partial, partialmethod, total_ordering, singledispatch
def deco(f):
    @wraps(f)
    def inner(*a, **k):
        return ("wrapped", f(*a, **k))
    return inner
@deco
def hello(x):
    "doc"
    return x
class A:
    calls = 0
    @cached_property
    def p(self):
        A.calls += 1
        return 7
    @lru_cache(maxsize=None)
    def m(self, x): return x + 1
    def base(self, a, b): return (a, b)
    pm = partialmethod(base, 1)
@total_ordering
class O:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
@singledispatch
def show(x): return "any"
@show.register(int)
def _(x): return "int"
a = A()
result = (hello(1), hello.__name__, hello.__doc__, a.p, a.p, A.calls, a.m(3), a.pm(2), O(1) >= O(1), O(2) > O(1), O(1) <= O(0), show(1), show("x"), show(True))
---
from contextlib import contextmanager, suppress, nullcontext, ExitStack, closing
log = []
@contextmanager
def cm(name):
    log.append("enter " + name)
    try:
        yield name
    except ValueError:
        log.append("caught")
    finally:
        log.append("exit " + name)
with cm("a") as x, nullcontext(5) as y:
    log.append((x, y))
with cm("b"):
    raise ValueError
with suppress(KeyError, IndexError):
    {}["x"]
with ExitStack() as stack:
    stack.enter_context(cm("s"))
    stack.callback(log.append, "callback")
@cm("deco")
def f(): log.append("in f")
f()
class Thing:
    def close(self): log.append("closed")
with closing(Thing()): pass
result = log
---
from contextlib import contextmanager
@contextmanager
def cm():
    yield
try:
    with cm():
        raise KeyError("k")
except KeyError as e:
    result = "through"
---
from collections import OrderedDict, Counter, deque, UserDict, ChainMap
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
o.move_to_end("c", last=False)
first = o.popitem(last=False)
c = Counter()
c["x"] += 2
c.update("xy")
d = deque([1, 2, 3])
d.appendleft(0)
d.rotate(1)
x = d.popleft()
d.extend([7])
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
u = U(A=1)
u["B"] = 2
m = ChainMap({"a": 1}, {"b": 2})
m["c"] = 3
result = (list(o.items()), first, dict(c), list(d), x, dict(u), "a" in u, len(u), m.maps, m.new_child({"z": 0})["a"])
---
from collections.abc import Mapping, MutableMapping
class M(MutableMapping):
    def __init__(self): self.d = {"a": 1}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M()
m.update(b=2)
result = (m.get("a"), m.get("z", 5), "b" in m, list(m.items()), m.pop("a"), list(m), isinstance(m, Mapping), m.setdefault("q", 1), dict(m), list(m.values()))
---
import copy
class A:
    def __init__(self): self.x = [1]
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
a.x.append(2)
d = {"k": [1]}
e = copy.deepcopy(d)
d["k"].append(2)
result = (b.x, c.x, e, copy.copy(d) == d)
---
import threading
lock = threading.Lock()
with lock:
    result = "locked"
---
import logging, warnings
logger = logging.getLogger(__name__)
logger.info("x %s", 1)
logging.basicConfig(level=logging.DEBUG)
warnings.warn("careful")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
result = (logging.INFO, logger.name == __name__, logger.debug("x"))
---
import configparser
c = configparser.ConfigParser()
c.read_string("[db]\nName = x\nport: 5432\nflag = yes\n; note\n[other]\nurl = %(base)s/y\nbase = z\n")
result = (c["db"]["name"], c.get("db", "port"), c.getint("db", "port"), c.getboolean("db", "flag"), c.get("db", "no", fallback="f"), c.sections(), "db" in c, c["other"]["url"], c.has_option("db", "NAME"), dict(c["db"].items()))
---
import itertools
c = itertools.cycle(["a", "b"])
n = itertools.count()
result = ([next(c) for _ in range(3)], next(n), next(n), [x for x, _ in zip(c, range(2))])
---
import os
os.environ["MDB_TEST"] = "v"
os.environ.setdefault("MDB_TEST", "w")
result = (os.environ["MDB_TEST"], os.environ.get("MDB_TEST"), os.getenv("MDB_TEST", "z"), "MDB_TEST" in os.environ, os.environ.get("MDB_SURELY_ABSENT", "d"), os.getenv("MDB_SURELY_ABSENT", "e"), os.environ.pop("MDB_TEST"))
---
import importlib
m = importlib.import_module(".abc", "collections")
result = m.__name__
---
import types
ns = types.SimpleNamespace(**{"x": 1})
ns.y = 2
T = types.new_class("T", (object,), {}, lambda d: d.update(z=3))
result = (vars(ns), T.z)
---
import operator, functools
data = [{"n": "b", "v": 1}, {"n": "a", "v": 1}]
result = ([d["n"] for d in sorted(data, key=operator.itemgetter("v", "n"))], sorted(functools.reduce(operator.or_, [{1}, {2}])), functools.reduce(lambda a, k: a[k], ["x", "y"], {"x": {"y": 5}}))
---
import json
try:
    json.loads("{bad}")
except ValueError as e:
    result = (type(e).__name__, isinstance(e, json.JSONDecodeError))
---
import sys
try:
    sys.exit(3)
except SystemExit as e:
    result = "exit"
---
import io, json
result = json.load(io.StringIO('{"a": 1}'))
---
from urllib.parse import urlparse
u = urlparse("mysql://user:pw@db.example.com:3307/shop?charset=utf8")
result = dict(ENGINE=u.scheme, NAME=u.path[1:], USER=u.username, PASSWORD=u.password, HOST=u.hostname, PORT=u.port, q=u.query, g=u.geturl())
---
from functools import singledispatch
@singledispatch
def home(value): return None
@home.register
def _(value: str): return "str"
@home.register(tuple)
def _(value): return home(value[0])
@home.register
def _(value: int, more=None) -> str: return "int"
result = (home("a"), home(("x",)), home(1.5), home(True))
---
from decimal import Decimal
from fractions import Fraction
import bisect, heapq, fnmatch, ast, math, datetime
limits = [1, 3, 3, 5]
bisect.insort(limits, 4)
heap = []
for n in (3, 1, 2): heapq.heappush(heap, n)
result = (Decimal("0.1") * 3 == Decimal("0.3"), Decimal("1.50") + 1, str(Decimal("-2.5")), Decimal("1") < 2, int(Decimal("3.7")), float(Decimal("2.5")), Fraction(1, 2) == 0.5, Fraction(2, 4), Fraction(1, 3) + Fraction(1, 6), bisect.bisect_left(limits, 3), bisect.bisect(limits, 3), limits, heapq.heappop(heap), heapq.nlargest(1, heap), fnmatch.fnmatch("geo_city", "geo_*"), fnmatch.filter(["a.py", "b.txt"], "*.py"), fnmatch.fnmatch("x1", "x[!0]"), fnmatch.fnmatch("ab", "a?"), ast.literal_eval("{'a': [1, -2.5, None, (True,)], 'b': b'x'}"), math.isclose(0.1 + 0.2, 0.3), datetime.date(2020, 2, 28) + datetime.timedelta(days=2), datetime.date(2020, 3, 1) - datetime.timedelta(days=1))
---
import inspect
def f(a, b=2, *c, d, e=5, **k): pass
class A:
    def __init__(self, x): pass
    def m(self, y): pass
s = inspect.signature(f).parameters
result = (list(s), s["b"].default, s["a"].default is inspect.Parameter.empty, s["c"].kind == inspect.Parameter.VAR_POSITIONAL, list(inspect.signature(A().m).parameters), list(inspect.signature(A).parameters), "k" in s, [p.name for p in s.values() if p.kind == p.kind])
---
import ast
try:
    ast.literal_eval("f(1)")
except ValueError:
    result = "no literal"
---
import re
ROUTES = [(re.compile(r"^legacy_"), "legacy"), (re.compile(r"log(s)?$"), "logs")]
def route(name):
    for pattern, alias in ROUTES:
        if pattern.search(name):
            return alias
    return "default"
result = [route(n) for n in ("legacy_x", "blog", "accesslogs", "shop")]
---
import six
result = (isinstance("a", six.string_types), six.text_type(1), sorted(six.iteritems({"a": 1})), six.PY3)
`
  .trim()
  .split("\n---\n")
  .filter((program) => !program.startsWith("import six"));
