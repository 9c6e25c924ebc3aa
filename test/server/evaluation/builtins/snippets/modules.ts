/** What the standard library does: expressions (with their imports in front) and short programs. */

/** Expressions; a line that begins with `#:` is what runs before each of those that follow it. */
export const modules = String.raw`
#: import os
os.path.join("a", "b", "/c", "d")
os.path.join("a/", "b")
os.path.join("", "b")
os.path.dirname("/a/b/c.py")
os.path.basename("/a/b/")
os.path.basename("/a/b")
os.path.dirname("a")
os.path.split("/a/b")
os.path.splitext("a.tar.gz")
os.path.splitext(".bashrc")
os.path.splitext("a/.x.y")
os.path.normpath("/a/./b/../c//d")
os.path.normpath("../a/..")
os.path.abspath("/a/../b")
os.path.isabs("/a")
os.path.relpath("/a/b/c", "/a/d")
os.path.commonprefix(["abc", "abd"])
os.sep
os.linesep
os.path.splitext("noext")
os.path.normpath("")
#: from pathlib import Path as P
str(P("/a/b") / "c" / "d.py")
P("/a/b/c.tar.gz").name
P("/a/b/c.tar.gz").stem
P("/a/c.tar.gz").suffix
P("/a/c.tar.gz").suffixes
str(P("/a/b/c").parent.parent)
[str(p) for p in P("/a/b").parents]
P("/a/b").parts
str(P("a") / P("/b"))
str("x" / P("y"))
P("a//b/./c").as_posix()
str(P("/a/../b").resolve())
P("/a/b").relative_to("/a").as_posix()
P("/a") == P("/a/")
P("a.b").with_suffix(".c").name
P("a/b").with_name("q").as_posix()
P("/a").is_absolute()
str(P("a", "b"))
f"{P('/x')}"
P("/a/b").joinpath("c", "d").as_posix()
str(P())
str(P("/"))
P("/").parent == P("/")
sorted([P("b"), P("a")])[0].name
{P("a"): 1}[P("a")]
isinstance(P("a"), P)
P("/a/b").is_relative_to("/a")
P("a.py").with_stem("z").name
bool(P("x"))
#: import re
re.match("a+", "aab").group()
re.match("b", "ab")
re.search("b", "ab").start()
re.fullmatch("a.c", "abc").span()
re.findall(r"\d+", "a1b22")
re.findall(r"(\w)(\d)", "a1b2")
re.findall("(a)", "aba")
re.sub("a", "b", "aaa", count=2)
re.sub(r"(\w+) (\w+)", r"\2-\1", "x y")
re.sub(r"(?P<n>a)", r"[\g<n>]", "cab")
re.split("[,;]", "a,b;c")
re.split("(,)", "a,b")
re.escape("a.b-c_d e")
re.subn("a", "b", "aa")
#: import re
re.match(r"(?P<x>\w+)-(?P<y>\d+)?", "ab-").groupdict()
re.match(r"(?i)ABC", "abc").group()
re.search(r"^b", "a\nb", re.M).group()
re.match("a.b", "a\nb", re.DOTALL).group()
re.match(r"""a  # x\n b""", "ab", re.X).group()
re.match(r"(a)(b)?", "a").groups()
re.match(r"(a)(b)?", "a").groups("z")
re.search(r"\bfoo\b", "a foo b").span()
re.match(r"(\w)\1", "aa").group()
re.match(r"(?P<q>['\"]).*?(?P=q)", "'a'").group()
re.findall(r"a*", "baac")
re.split(r"\s*", " a b")
re.match(r"\Aab\Z", "ab\n")
re.match(r"ab$", "ab\n").group()
re.match("[^]a]", "b").group()
re.match(r"[\w.-]+", "a.b-c d").group()
re.match(r"a{,2}", "aaa").group()
re.match(r"a{", "a{").group()
re.match("(?:a|b)+", "abab").group()
re.search("(?<=x)y", "xy").start()
re.search("(?<!x)y", "xyy").start()
#: pass
[m.group() for m in __import__("re").finditer("[a-c]", "axbxc")]
__import__("re").compile("a(b)").match("ab")[1]
__import__("re").compile("a").pattern
__import__("re").compile("x", 2).search("aX") is not None
__import__("re").compile("b").search("abab", 2).start()
__import__("re").match("é+", "éé").end()
__import__("re").match(r"\w+", "ñandú").group()
__import__("re").sub("", "-", "ab")
__import__("re").sub(r"\.", "_", "a.b.c")
__import__("re").sub(r"x", r"\\", "axb")
__import__("re").match(r"(?:(a)|b)", "b").group(1)
#: pass
__import__("re").match("a", "a").group(3)
#: pass
#: import json
json.loads('{"a": [1, 2.5, null, true, "x\\u00e9"], "b": {}}')
json.dumps({"a": [1, None, True, 1.5, "é"]})
json.dumps([], indent=2)
json.dumps({"b": 1, "a": [1, 2]}, indent=2, sort_keys=True)
json.dumps("é", ensure_ascii=False)
json.dumps({1: 2, None: 3, True: 4})
json.dumps((1, 2), separators=(",", ":"))
json.loads("[1e3, -0, 12345678901234567890]")
json.loads(" 5 ")
json.dumps("\x7f\u2028\n\"")
#: pass
#: pass
__import__("json").dumps({1, 2})
#: import itertools as it
list(it.chain([1], "ab"))
list(it.chain.from_iterable([[1], [2, 3]]))
list(it.islice(it.count(2, 3), 4))
list(it.islice("abcdef", 1, 5, 2))
list(it.repeat("x", 2))
list(it.product("ab", [1, 2]))
list(it.product([0, 1], repeat=2))
list(it.permutations([1, 2, 3], 2))
list(it.combinations("abc", 2))
list(it.combinations_with_replacement("ab", 2))
[(k, list(g)) for k, g in it.groupby("aabbc")]
list(it.starmap(pow, [(2, 3), (3, 2)]))
list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1]))
list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1]))
list(it.zip_longest([1, 2], "a", fillvalue="-"))
list(it.accumulate([1, 2, 3]))
list(it.accumulate([1, 2, 3], lambda a, b: a * b, initial=1))
list(it.filterfalse(None, [0, 1]))
list(it.compress("abc", [1, 0, 1]))
list(it.pairwise("abc"))
[next(c) for c in [it.cycle("ab")] for _ in range(5)]
[list(t) for t in it.tee([1, 2])]
#: import functools as ft
ft.reduce(lambda a, b: a + b, [1, 2, 3])
ft.reduce(lambda a, b: a * b, [], 7)
ft.partial(int, base=2)("101")
ft.partial(lambda *a, **k: (a, k), 1, x=2)(3, y=4)
sorted([3, 1, 2], key=ft.cmp_to_key(lambda a, b: b - a))
ft.lru_cache(maxsize=None)(lambda x: x + 1)(1)
ft.lru_cache(lambda x: x * 2)(4)
ft.cache(len)("ab")
ft.partial(max, 5).func is max
#: pass
__import__("functools").reduce(lambda a, b: a, [])
#: import operator as op
op.itemgetter(1)("abc")
op.itemgetter("a", "b")({"a": 1, "b": 2})
op.attrgetter("real")(5)
op.methodcaller("split", ",")("a,b")
op.add(1, 2)
op.mul("a", 3)
op.eq(1, 1)
op.contains([1], 1)
op.not_(0)
op.neg(3)
op.getitem([1, 2], 1)
op.and_(6, 3)
sorted([("a", 2), ("b", 1)], key=op.itemgetter(1))
op.truth([])
op.is_(None, None)
op.lt(1, 2)
#: import math as m
m.floor(2.7)
m.ceil(2.1)
m.floor(-2.5)
m.sqrt(16)
m.gcd(12, 18)
m.lcm(4, 6)
m.factorial(5)
m.isqrt(17)
m.inf > 1
m.isnan(m.nan)
m.trunc(-2.7)
m.pi
m.prod([1, 2, 3])
m.fabs(-2)
m.copysign(1, -0.0)
m.modf(2.5)
m.fmod(-7, 3)
#: import collections as c
c.Counter("abca")
c.Counter(a=1)["zz"]
c.Counter("ab") + c.Counter("b")
c.Counter([1, 1, 2]).most_common(1)
c.deque([1, 2, 3])
list(c.deque([1, 2, 3], maxlen=2))
c.ChainMap({"a": 1}, {"a": 2, "b": 3})["b"]
dict(c.ChainMap({"a": 1}, {"b": 2}))
list(c.OrderedDict([("b", 1), ("a", 2)]))
c.OrderedDict(a=1) == {"a": 1}
c.namedtuple("P", "x,y")(1, 2)
c.namedtuple("P", ["x", "y"], defaults=[5])(1).y
c.namedtuple("P", "a b")._fields
c.namedtuple("Q", "a")(a=3)._asdict()
isinstance(c.OrderedDict(), dict)
c.defaultdict(int)["x"]
#: pass
__import__("collections").namedtuple("P", "x y")(1)
#: import base64 as b
b.b64encode(b"hello")
b.b64decode("aGVsbG8=")
b.urlsafe_b64encode(b"\xff\xfe\xfd")
b.b64encode(b"")
b.b64encode(b"a")
b.b64encode(b"ab")
#: import hashlib as h
h and [h.md5(b"abc").hexdigest(), h.sha1(b"abc").hexdigest(), h.sha256(b"").hexdigest(), h.sha512(b"x").hexdigest()[:16], h.new("md5", b"a").hexdigest(), h.md5("é".encode()).digest()[0], int(h.md5(b"tenant").hexdigest(), 16) % 4]
__import__("zlib").crc32(b"hello")
__import__("binascii").crc32(b"hello") % 3
__import__("zlib").adler32(b"abc")
#: import urllib.parse as u
u.urlparse("postgres://us:p%40ss@Host:5432/db?x=1&y=2#f")
u.urlparse("postgres://us:pw@Host:5432/db").hostname
u.urlparse("postgres://us:pw@host:5432/db").port
u.urlparse("//h/p").netloc
u.urlsplit("http://a/b;c?d#e")
u.parse_qs("a=1&b=2&a=3&c=")
u.parse_qsl("a=1&b=%20x")
u.quote("a b/c?é")
u.quote("a/b", safe="")
u.quote_plus("a b&c")
u.unquote("a%20b%C3%A9%zz")
u.unquote_plus("a+b")
u.urlencode({"a": 1, "b": "x y"})
u.urlencode([("a", [1, 2])], doseq=True)
u.urljoin("http://a/b/c", "d")
u.urljoin("http://a/b/c", "/d")
u.urljoin("http://a/b/c/", "../d")
u.urlunparse(("http", "h", "/p", "", "q=1", ""))
u.urlparse("sqlite:///db.sqlite3").path
u.urlparse("mysql://root@[::1]:3306/x").hostname
u.urlparse("a").scheme
#: import datetime as d
d.timedelta(days=1, hours=2).total_seconds()
d.timedelta(minutes=90)
str(d.timedelta(days=-1, seconds=5))
d.timedelta(hours=1) * 2
d.timedelta(seconds=30) < d.timedelta(minutes=1)
d.timedelta(days=1) + d.timedelta(days=2)
d.timedelta(weeks=1).days
d.date(2020, 1, 31).isoformat()
d.date(2020, 2, 1) > d.date(2020, 1, 31)
d.date(2024, 2, 29).weekday()
(d.date(2024, 3, 1) - d.date(2024, 2, 1)).days
d.timedelta(days=1) / 2
d.timedelta(hours=1) // d.timedelta(minutes=7)
-d.timedelta(1)
#: pass
__import__("datetime").date(2023, 2, 29)
#: import string as s
s.ascii_lowercase
s.digits
s.punctuation
s.Template("$a-\x24{b}-$$").substitute(a=1, b=2)
s.Template("$a $q").safe_substitute(a=1)
s.capwords("ab cd")
s.hexdigits
s.whitespace
#: import typing as t
t.cast(int, "a")
t.TYPE_CHECKING
t.NamedTuple("P", [("x", int)])(x=1).x
t.List[int] is not None
t.Optional[int] is not None
t.Dict[str, t.Any] is not None
t.TypeVar("T") is not None
#: import copy as co
co.copy([1, [2]])
co.deepcopy({"a": [1]})
co.copy({"a": 1}) == {"a": 1}
#: import types as ty
ty.SimpleNamespace(a=1, b="x")
ty.SimpleNamespace(a=1).a
ty.MappingProxyType({"a": 1})["a"]
isinstance(lambda: 0, ty.FunctionType)
isinstance(__import__("types"), ty.ModuleType)
ty.SimpleNamespace(a=1) == ty.SimpleNamespace(a=1)
#: import textwrap as tw
tw.dedent("  a\n    b\n  c")
tw.indent("a\nb", "> ")
#: import collections.abc as a
isinstance({}, a.Mapping)
isinstance([], a.Sequence)
isinstance("a", a.Iterable)
isinstance(1, a.Hashable)
isinstance([], a.Hashable)
callable(len)
isinstance(len, a.Callable)
isinstance({1}, a.Set)
isinstance({}, a.MutableMapping)
isinstance((), a.MutableSequence)
issubclass(dict, a.Mapping)
isinstance(iter([]), a.Iterator)
isinstance((x for x in ()), a.Generator)
isinstance({}.keys(), a.KeysView)
isinstance(5, a.Sized)
issubclass(list, a.Iterable)
isinstance(range(3), a.Sequence)
#: import numbers as n
isinstance(1, n.Number)
isinstance(1.5, n.Integral)
isinstance(True, n.Integral)
isinstance("1", n.Number)
#: pass
__import__("importlib").import_module("os.path").join("a", "b")
__import__("importlib").import_module("string").digits
#: import inspect as i
i.isclass(int)
i.isclass(1)
i.isfunction(lambda: 0)
i.ismodule(i)
i.isfunction(len)
i.isbuiltin(len)
#: import io
io.StringIO("a\nb\n").read()
io.StringIO("a\nb\n").readlines()
[l.strip() for l in io.StringIO("x\ny")]
io.BytesIO(b"ab").read()
io.StringIO("a\nb").readline()
#: from uuid import UUID as U
str(U("12345678123456781234567812345678"))
U("12345678-1234-5678-1234-567812345678").hex
U("{12345678-1234-5678-1234-567812345678}") == U("12345678123456781234567812345678")
#: import sys as sy
sy.version_info >= (3, 8)
sy.version_info[0]
sy.version_info.major
sy.version_info < (3,)
sy.version_info[:2] >= (3, 6)
sy.maxsize
sy.byteorder
sy.version_info > (2, 7)
sy.intern("a")
sy.version_info >= (4,)
#: pass
__import__("random").choice(["only"])
__import__("random").randint(3, 3)
__import__("random").sample([1], 1)
__import__("random").choices("a", k=2)
__import__("random").randrange(1)
__import__("random").random() < 1
__import__("random").random() >= 0
__import__("secrets").choice("x")
__import__("random").choices(["a", "b"], weights=[0, 1])
#: pass
__import__("random").choice([])
#: import tomllib as tl
tl.loads("a = 1\n[b]\nc = ['x', 2.5, true]")
`
  .trim()
  .split("\n");

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
