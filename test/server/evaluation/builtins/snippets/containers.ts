/** What lists, tuples, dicts, sets and the functions over them do: expressions and short programs. */

export const containers = String.raw`
[1, 2] + [3]
[0] * 3
[1, 2, 3][-1]
[1, 2, 3, 4][1:3]
[1, 2, 3][::-1]
2 in [1, 2]
len([1, 2])
[1] == [1.0]
[1, 2] < [1, 3]
[] < [1]
[3, 1, 2].index(1)
[1, 1, 2].count(1)
[1, 2].copy()
list(range(5))
list(range(1, 10, 3))
list(range(5, 0, -2))
list((1, 2))
list({"a": 1})
[1].index(5)
[].pop()
[1, 2][5]
(1, 2) + (3,)
(1,) * 2
(1, 2, 3)[1:]
(1, 2).index(2)
(1, 1).count(1)
(1, "a") == (1, "a")
(1, 2) < (1, 3)
tuple([1, 2])
tuple()
() == ()
(1, 2).index(9)
{"a": 1}.get("a")
{"a": 1}.get("b")
{"a": 1}.get("b", 2)
{"a": 1}["a"]
"a" in {"a": 1}
len({"a": 1})
{"a": 1} == {"a": 1.0}
{1: "x", True: "y"}
{1: "a", 1.0: "b"}
{"a": 1}["b"]
{"a": 1}.pop("b")
{}.popitem()
dict(a=1, b=2)
dict([("a", 1)], b=2)
dict({"a": 1}, a=3)
dict(zip("ab", [1, 2]))
dict.fromkeys("ab")
dict.fromkeys(["x"], 0)
{**{"a": 1}, "b": 2}
{"a": 1} | {"a": 2, "b": 3}
dict([(1, 2, 3)])
dict(["ab"])
dict([["k", "v"]])
list({"a": 1, "b": 2}.items())
list({"a": 1}.values())
{"a": 1, "b": 2}.keys() & {"a"}
{"a": 1}.keys() == {"a"}
{"a": 1}.items() == {("a", 1)}
sorted({"a": 1}.keys() | {"b"})
("a", 1) in {"a": 1}.items()
1 in {"a": 1}.values()
len({"a": 1}.values())
{"a": 1}.keys().isdisjoint({"b"})
{"b": 1, "a": 2}.keys()
{"b": 1}.items()
{"b": 1}.values()
{[1]: 2}
{{}}
sorted({3, 1, 2})
sorted({1, 2} | {3})
{1, 2} & {2, 3}
{1, 2} - {2}
sorted({1, 2} ^ {2, 3})
{1} < {1, 2}
{1, 2} >= {1}
{1} == frozenset([1])
1 in {1}
len({1, 1})
{1, 2}.issubset([1, 2, 3])
{1}.isdisjoint({2})
sorted({1, 2}.union([3], (4,)))
{1, 2, 3}.intersection([1, 2], [2])
{1, 2}.difference([1])
sorted({1}.symmetric_difference([2]))
{1, 2}.issuperset([1])
frozenset([1, 2]) == {1, 2}
frozenset("a") | {"b"} == {"a", "b"}
{frozenset([1]): 2}[frozenset([1])]
set()
frozenset()
set([1])
frozenset({2})
{1}.remove(5)
all([1, "a"])
all([])
any([0, ""])
any([0, 1])
any(x > 2 for x in [1, 2, 3])
all(x for x in ())
sum([1, 2, 3])
sum([0.1] * 3)
sum([[1], [2]], [])
sum(range(5), 10)
min(3, 1, 2)
max([1, 5, 3])
min("b", "a")
max(["aa", "b"], key=len)
min([], default=0)
max({"a": 3, "b": 1})
min((2, "a"), (1, "b"))
sum(["a"])
min(1, "a")
sorted([3, 1, 2], reverse=True)
sorted("bca")
sorted([("b", 1), ("a", 2)], key=lambda p: p[1])
sorted(["B", "a"], key=str.lower)
sorted([1, True, 0, False])
sorted({"b": 1, "a": 2})
sorted([(1, "b"), (1, "a"), (0, "z")])
sorted(["aa", "b", "cc"], key=len, reverse=True)
sorted([1, "a"])
list(reversed([1, 2]))
list(reversed("ab"))
list(enumerate("ab", 1))
list(zip([1, 2], "ab", (True, False)))
list(map(str, [1, 2]))
list(map(lambda a, b: a + b, [1, 2], [3, 4]))
list(filter(None, [0, 1, "", "a"]))
list(filter(lambda x: x > 1, [1, 2, 3]))
dict(enumerate("ab"))
list(zip([1], [1, 2], strict=True))
next(iter([1, 2]))
next(iter([]), "d")
next(x for x in [1, 2, 3] if x > 1)
list(iter([1, 2]))
next(iter({"a": 1}))
next(iter([]))
divmod(7, 3)
divmod(-7, 3)
divmod(7.5, 2)
abs(-3)
abs(-2.5)
pow(2, 10)
pow(2, 10, 1000)
round(2.5)
round(3.5)
round(-2.5)
round(2.675, 2)
round(1234, -2)
round(1.5)
round(0.5)
round(2.4)
7 // 2
-7 // 2
-7 % 3
7 % -3
2 ** -1
7 / 2
1 / 0
1 % 0
bin(10)
oct(8)
hex(255)
hex(-1)
bin(-2)
int("1010", 2)
5 & 3
5 | 3
5 ^ 3
~5
1 << 4
16 >> 2
10 ** 20
-(2 ** 70)
range(3)
range(1, 5, 2)
len(range(0, 10, 3))
3 in range(5)
2.0 in range(3)
range(5)[2]
range(5)[-1]
range(10)[2:8:2]
range(3) == range(0, 3)
range(0)
list(range(3))[::-1]
range(5).index(3)
range(0, 10, 2).count(4)
range(1, 2, 0)
range(3)[5]
isinstance(1, int)
isinstance(True, int)
isinstance("a", (int, str))
isinstance(1.0, int)
isinstance(None, type(None))
issubclass(bool, int)
issubclass(int, (str, object))
isinstance([], list)
isinstance({}, dict)
isinstance(int, type)
isinstance(ValueError(), Exception)
issubclass(KeyError, LookupError)
type(1).__name__
type("").__name__
type(None).__name__
type([]) is list
type(1) is int
type(True)
type({}).__name__
type(type(1))
type(len).__name__
type(lambda: 0).__name__
type(range(1)).__name__
callable(len)
callable(1)
callable(str)
callable(lambda: 0)
hasattr("a", "upper")
hasattr(1, "x")
getattr("a", "upper")()
getattr(1, "x", 5)
getattr(1, "x")
hash(1) == hash(1.0)
hash(True)
hash(-1)
hash(2 ** 61)
hash(()) == hash(())
hash("a") == hash("a") if False else 1
slice(1, 2)
[1, 2, 3, 4][slice(1, None, 2)]
slice(None, -1).indices(5)
slice(3).stop
repr([1, "a", None, True, 1.5, (1,), {"k": {1}}])
repr({1, })
repr(())
repr({})
repr(set())
str(["a"])
repr(frozenset([1]))
repr((1, 2))
[x * y for x in range(3) for y in range(2) if x != y]
{x: x ** 2 for x in range(3)}
sorted({x % 2 for x in range(5)})
[[j for j in range(i)] for i in range(3)]
{k.upper(): v for k, v in {"a": 1}.items()}
[*range(3), *"ab"]
(*[1], 2)
{*[1, 2]} == {1, 2}
{**{"a": 1}, **{"a": 2}}
[a for a, *b in [(1, 2, 3)]]
(lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4})
1 if [] else 2
[] or "x"
0 or None
"a" and "b"
not []
None is None
1 == 1.0
1 is not None
"a" "b"
1 < 2 < 3
1 < 3 > 2
3 > 2 > 2
Ellipsis
...
NotImplemented
None
type(...).__name__
object() == object()
object() != 1
type("T", (), {"x": 1}).x
type("T", (int,), {})(5) + 1
type("T", (dict,), {})(a=1)["a"]
list(map(int, "1 2 3".split()))
",".join(map(str, range(3)))
dict(map(lambda kv: kv.split("="), ["a=1", "b=2"]))
dict(p.split("=") for p in "x=1;y=2".split(";"))
any(db.startswith("r") for db in {"default": 1, "replica": 2})
{k: v for k, v in {"a": 1, "b": 2}.items() if v > 1}
[d for d in {"default": 1, "x": 2} if d != "default"]
`
  .trim()
  .split("\n");

export const containerPrograms = String.raw`
a = [3, 1, 2]
a.append(5)
a.extend((7, 8))
a.insert(1, "x")
a.remove(1)
b = a.pop()
c = a.pop(0)
a.reverse()
result = (a, b, c)
---
a = [5, 3, 9]
a.sort()
b = a[:]
a.sort(key=lambda x: -x)
a[0:1] = [1, 1]
del a[-1]
a[1] = "z"
result = (a, b)
---
d = {"a": 1}
d["b"] = 2
d.update({"a": 5}, c=3)
d.update([("e", 9)])
x = d.setdefault("a", 0)
y = d.setdefault("q", 7)
z = d.pop("b")
w = d.pop("nope", None)
del d["c"]
last = d.popitem()
result = (d, x, y, z, w, last)
---
s = {1, 2, 3}
s.add(4)
s.discard(1)
s.discard(100)
s.update([7, 8])
s -= {7}
s |= {9}
s &= {2, 3, 4, 8, 9}
s.remove(2)
result = sorted(s)
---
d = {"a": {"b": 1}}
e = d.copy()
e["a"]["b"] = 2
e["c"] = 3
d |= {"z": 1}
result = (d, e)
---
d = {}
try:
    d["x"]
except KeyError as error:
    result = (str(error), error.args, repr(error))
---
keys = {"a": 1, "b": 2}
view = keys.keys()
keys["c"] = 3
result = (list(view), len(view), list(reversed(keys)))
---
def gen():
    yield 1
    yield from [2, 3]
g = gen()
result = (next(g), list(g), next(g, "end"))
---
it = iter([1, 2, 3, 4])
pairs = list(zip(it, it))
result = pairs
---
e = enumerate(["a", "b", "c"])
next(e)
result = list(e)
---
class D(dict):
    def __missing__(self, key):
        return key * 2
d = D(a=1)
result = (d["a"], d["zz"], d.get("q"), len(d), isinstance(d, dict), d)
---
class L(list):
    def first(self):
        return self[0]
a = L([1, 2])
a.append(3)
result = (a.first(), len(a), a == [1, 2, 3], a + [4], a[1:], sum(a), list(a), a)
---
class S(str):
    pass
s = S("replica")
result = (s.upper(), s == "replica", {s: 1}["replica"], s + "1", f"{s}", "%s" % s, s.startswith("rep"), isinstance(s, str), len(s), [s] == ["replica"])
---
class I(int):
    def double(self):
        return self * 2
i = I(4)
result = (i.double(), i + 1, i == 4, I("7"), f"{i:03d}", range(5)[i])
---
class T(tuple):
    @property
    def first(self):
        return self[0]
t = T((1, 2))
result = (t.first, len(t), t == (1, 2), t[1], list(t))
---
class N(dict):
    def __init__(self, name, **kw):
        super().__init__(name=name, **kw)
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)
n = N("x", y=1)
n["q"] = 2
result = (dict(n), "Q" in n, n.get("name"))
---
class A:
    __slots__ = ("x",)
    def __init__(self): self.x = 1
    def __eq__(self, other): return isinstance(other, A) and self.x == other.x
    def __hash__(self): return 7
    def __lt__(self, other): return self.x < other.x
    def __len__(self): return 3
    def __contains__(self, item): return item == "in"
    def __getitem__(self, i): return i * 2
    def __call__(self, *a): return a
    def __bool__(self): return False
    def __iter__(self): return iter([1, 2])
    def __repr__(self): return "A!"
    def __format__(self, spec): return "<" + spec + ">"
    def __index__(self): return 2
    def __int__(self): return 9
    def __float__(self): return 2.5
    def __abs__(self): return 11
    def __round__(self, n=None): return ("r", n)
    def __reversed__(self): return iter("zy")
a = A()
result = (a == A(), len(a), "in" in a, a[4], a(1, 2), bool(a), list(a), str(a), f"{a:x}", [1, 2, 3][a], int(a), float(a), abs(a), round(a), round(a, 1), list(reversed(a)), {a: 1}[A()], hash(a), sorted([a, a]), hex(a))
---
class P:
    def __init__(self): self._v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, value): self._v = value * 10
    @v.deleter
    def v(self): self._v = None
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def add(a, b): return a + b
p = P.make()
p.v = 4
q = p.v
del p.v
result = (q, p.v, P.add(1, 2), p.add(3, 4), isinstance(P.v, property))
---
class P:
    v = property(lambda self: 1)
try:
    P().v = 2
except AttributeError:
    result = "read only"
---
class A:
    x = 1
    def f(self): pass
a = A()
a.y = 2
setattr(a, "z", 3)
delattr(a, "y")
result = (vars(a), sorted(n for n in dir(a) if not n.startswith("_")), hasattr(a, "y"), getattr(a, "x"), a.__dict__, A.__name__, A.f.__name__, a.f.__name__, A.__mro__[1] is object, A.f.__qualname__.split(".")[-2:])
---
x = [1, 2, 3]
y = x
y += [4]
z = tuple(x)
a, *b, c = x
(d, e), f = (1, 2), 3
result = (x is y, z, a, b, c, d, e, f)
---
total = 0
for i, (k, v) in enumerate(sorted({"b": 2, "a": 1}.items())):
    total += i * v
else:
    total += 100
result = total
---
import collections
d = collections.defaultdict(lambda: "none", a=1)
result = (d["x"], d["a"], "y" in d, d.get("y"), dict(d))
---
def f(a, b=2, *args, c, d=4, **kw):
    return (a, b, args, c, d, kw)
result = (f(1, c=3), f(1, 2, 3, 4, c=5, z=6), f(*[1], **{"c": 9}))
---
def f(a): pass
try:
    f()
except TypeError as e:
    result = "TypeError"
---
result = __import__("os.path").__name__, __import__("os.path", fromlist=["join"]).join("a", "b")
---
names = []
for name in ("x", "y"):
    names.append(lambda name=name: name)
result = [f() for f in names]
---
it = map(lambda x: x * 2, [1, 2, 3])
first = next(it)
result = (first, list(it), list(it))
---
class Meta(type):
    def __len__(cls): return 5
    def __iter__(cls): return iter("ab")
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, k): return k
    def __call__(cls, *a): return ("made", a)
class C(metaclass=Meta): pass
result = (len(C), list(C), 1 in C, C["q"], C(1))
---
class A:
    def __enter__(self): return "in"
    def __exit__(self, t, v, tb): return t is ValueError
with A() as a:
    raise ValueError("x")
result = a
---
class E(Exception):
    def __init__(self, code):
        super().__init__("code %s" % code)
        self.code = code
try:
    raise E(5) from KeyError("k")
except E as e:
    result = (str(e), e.args, e.code, isinstance(e.__cause__, KeyError), repr(e))
---
result = (str(KeyError("a")), str(ValueError("a", 1)), repr(ValueError("x")), str(Exception()), ValueError("q").args, isinstance(OSError(), IOError), FileNotFoundError.__mro__[1].__name__)
---
def g():
    try:
        x = yield 1
        yield x
    finally:
        log.append("done")
log = []
a = g()
result = (next(a), a.send("sent"), a.close(), log)
`
  .trim()
  .split("\n---\n");
