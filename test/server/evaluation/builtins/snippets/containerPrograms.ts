/** What containers do in short programs. */

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
