class A:
    x = 1
    def __init__(self, y=2):
        self.y = y
    def total(self): return self.x + self.y
a = A(5)
a.x = 10
result = [A.x, a.x, a.total(), A().total(), a.__dict__, A.__name__]
# ---
class A:
    def f(self): return "A"
class B(A):
    def f(self): return "B" + super().f()
class C(A):
    def f(self): return "C" + super().f()
class D(B, C):
    def f(self): return "D" + super().f()
result = [D().f(), [c.__name__ for c in D.__mro__]]
# ---
try:
    class A: pass
    class B(A): pass
    class C(A, B): pass
except TypeError as e:
    result = "Cannot create a consistent method resolution" in str(e)
# ---
class A:
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return (cls.__name__, x)
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v * 2
class B(A): pass
b = B()
b.p = 4
result = [A.s(1), b.s(2), A.c(3), B.c(4), b.p, b._p]
# ---
class A:
    @property
    def p(self): return 1
try:
    A().p = 2
except AttributeError as e:
    result = "p" in str(e) or "setter" in str(e)
# ---
class A: pass
try:
    A().missing
except AttributeError as e:
    result = str(e)
# ---
class A: pass
try:
    A.missing
except AttributeError as e:
    result = str(e)
# ---
class A:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(name)
a = A()
a.real = 1
result = [a.xy, a.real, hasattr(a, "q"), getattr(a, "q", "default"), getattr(a, "xz")]
# ---
class A:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)
a = A()
a.x = 4
result = a.x
# ---
class A:
    def __getattribute__(self, name):
        return "got " + name
result = A().anything
# ---
class Meta(type):
    def __new__(mcs, name, bases, attrs, **kw):
        attrs["made"] = name + str(kw.get("tag", ""))
        return super().__new__(mcs, name, bases, attrs)
    def __init__(cls, name, bases, attrs, **kw):
        super().__init__(name, bases, attrs)
        cls.inited = True
    def hello(cls): return "hello " + cls.__name__
class A(metaclass=Meta): pass
class B(A, tag=5):
    x = 1
result = [A.made, B.made, B.inited, B.hello(), type(B).__name__, B.x, isinstance(B, Meta)]
# ---
class Single(type):
    made = {}
    def __call__(cls, *args):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*args)
        return cls.made[cls]
class A(metaclass=Single):
    def __init__(self, n): self.n = n
result = [A(1) is A(2), A(3).n]
# ---
class Registry(type):
    items = []
    def __init__(cls, name, bases, attrs):
        super().__init__(name, bases, attrs)
        if bases:
            Registry.items.append(name)
class Base(metaclass=Registry): pass
class One(Base): pass
class Two(One): pass
result = Registry.items
# ---
class A:
    subs = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, tag))
class B(A, tag="b"): pass
class C(B): pass
result = A.subs
# ---
class D:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None: return "class " + self.name
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value): obj.__dict__[self.name] = value + 1
class A:
    f = D()
a = A()
before = a.f
a.f = 5
result = [A.f, before, a.f]
# ---
class N:
    def __get__(self, obj, owner): return "descriptor"
class A:
    f = N()
a = A()
a.__dict__["f"] = "own"
result = a.f
# ---
from functools import cached_property
class A:
    n = 0
    @cached_property
    def p(self):
        self.n += 1
        return self.n
a = A()
result = [a.p, a.p, a.n]
# ---
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.x)
    def __mul__(self, o):
        if not isinstance(o, int): return NotImplemented
        return V(self.x * o)
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __neg__(self): return V(-self.x)
    def __repr__(self): return f"V({self.x})"
    def __iadd__(self, o):
        self.x += o
        return self
v = V(1)
w = v
w += 5
result = [V(1) + V(2), V(1) + 2, 3 + V(1), sum([V(1), V(2)]), V(2) * 3, V(1) == V(1), V(1) != V(2), V(1) < V(2), V(2) > V(1), -V(3), sorted([V(3), V(1)]), v is w, v]
# ---
class V:
    def __mul__(self, o): return NotImplemented
try:
    V() * "x"
except TypeError as e:
    result = str(e)
# ---
class Box:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __len__(self): return len(self.d)
    def __contains__(self, k): return k == "magic"
    def __bool__(self): return False
    def __call__(self, *a): return a
b = Box()
b["a"] = 1
b["c"] = 2
del b["c"]
result = [b["a"], len(b), "magic" in b, "a" in b, bool(b), b(1, 2)]
# ---
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
result = [list(Seq()), 20 in Seq(), [x for x in Seq()]]
# ---
class E:
    def __len__(self): return 0
class F: pass
result = [bool(E()), bool(F()), not E()]
# ---
class K:
    def __init__(self, k): self.k = k
    def __hash__(self): return hash(self.k)
    def __eq__(self, o): return self.k == o.k
d = {K(1): "a", K(2): "b"}
result = [d[K(1)], K(2) in d, len({K(1), K(1)})]
# ---
class K:
    def __eq__(self, o): return True
try:
    {K(): 1}
except TypeError as e:
    result = str(e)
# ---
class A:
    __x = 1
    def get(self): return self.__x
    def __hidden(self): return "h"
    def call(self): return self.__hidden()
result = [A().get(), A._A__x, A().call(), hasattr(A, "__x")]
# ---
class A:
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self
class B(A):
    def __init__(self, *args): self.n = len(args)
b = B(1, 2)
result = [b.args, b.n]
# ---
class A:
    def __new__(cls): return 42
result = A()
# ---
class MyDict(dict):
    def __missing__(self, k): return k * 2
    def both(self): return sorted(self.items())
d = MyDict(a=1)
d["b"] = 2
d.update(c=3)
result = [d["a"], d["zz"], d.both(), len(d), "a" in d, isinstance(d, dict), d == {"a": 1, "b": 2, "c": 3}, dict(d)]
# ---
class L(list):
    def first(self): return self[0]
l = L([3, 1])
l.append(2)
result = [l.first(), sorted(l), len(l), l + [1], l == [3, 1, 2], l, isinstance(l, list)]
# ---
class S(str):
    def shout(self): return self.upper() + "!"
s = S("abc")
result = [s.shout(), s + "d", s == "abc", len(s), s[0], f"{s}", {s: 1}["abc"], "b" in s, s]
# ---
class I(int):
    def double(self): return self * 2
result = [I(4).double(), I(3) + 1, I(5) > 2, I(7)]
# ---
class T(tuple):
    def first(self): return self[0]
result = [T((1, 2)).first(), T((1,)) + (2,), len(T("abc"))]
# ---
class D(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.extra = 1
    def __getattr__(self, n):
        try:
            return self[n]
        except KeyError:
            raise AttributeError(n)
    def __setitem__(self, k, v):
        super().__setitem__(k, v + 1)
d = D({"x": 1}, y=2)
d["z"] = 5
result = [d.x, d.y, d.z, d.extra, hasattr(d, "q"), dict(d)]
# ---
class A:
    class Inner:
        v = 1
    def make(self): return self.Inner()
result = [A.Inner.v, A().make().v, A.Inner.__qualname__.split("locals>.")[-1]]
# ---
class A: pass
A.x = 5
A.f = lambda self: self.x + 1
a = A()
setattr(a, "y", 3)
delattr(a, "y")
result = [a.x, a.f(), hasattr(a, "y"), getattr(A, "x")]
# ---
T = type("T", (object,), {"x": 1, "f": lambda self: self.x})
result = [T.__name__, T().f(), isinstance(T(), T), issubclass(T, object)]
# ---
class A: pass
class B(A): pass
result = [isinstance(B(), A), issubclass(B, A), isinstance(A(), B), isinstance(1, (str, int)), isinstance(True, int), issubclass(bool, int), type(1) is int, type(B()) is B, type("") == str]
# ---
class A:
    count = 0
    def __init__(self): type(self).count += 1
A(); A()
class B(A): pass
B()
result = [A.count, B.count]
# ---
def deco(cls):
    cls.tag = cls.__name__.lower()
    return cls
@deco
class A: pass
result = A.tag
# ---
class A:
    x = 1
    y = x + 1
    zs = [i for i in range(y)]
    if y > 1:
        z = "big"
    for i in range(3):
        pass
    del i
    def m(self): return self.z
result = [A.y, A.zs, A().m(), hasattr(A, "i")]
# ---
class A:
    def f(self): return [super().__init__ is not None, __class__.__name__]
result = A().f()
# ---
class A:
    @classmethod
    def make(cls): return cls()
class B(A):
    @classmethod
    def make(cls):
        o = super().make()
        o.x = 1
        return o
result = [type(B.make()).__name__, B.make().x]
# ---
class A:
    def m(self): return 1
a = A()
f = a.m
g = A.m
A.m = lambda self: 2
result = [f(), g(a), a.m(), f.__self__ is a, f.__func__ is g, f.__name__]
# ---
class Meta(type):
    def __iter__(cls): return iter(cls.items)
    def __len__(cls): return len(cls.items)
    def __contains__(cls, x): return x in cls.items
    def __getitem__(cls, i): return cls.items[i]
    @property
    def first(cls): return cls.items[0]
class A(metaclass=Meta):
    items = [1, 2, 3]
result = [list(A), len(A), 2 in A, A[1], A.first]
# ---
from dataclasses import dataclass, field
@dataclass
class P:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)
p = P(1)
p.tags.append("t")
result = [p.x, p.y, p.tags, P(1, 3).tags, P(1) == P(1), P(1) == P(2)]
# ---
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2)
x, y = p
result = [p.x, p[1], x + y, p == (1, 2), p._replace(x=5).x]
# ---
from typing import NamedTuple
class P(NamedTuple):
    x: int
    y: int = 5
result = [P(1).y, P(1, 2)[1], P(3) == (3, 5)]
# ---
from enum import Enum
class C(Enum):
    RED = 1
    BLUE = "b"
result = [C.RED.value, C.BLUE.name, C("b") is C.BLUE, C["RED"] is C.RED, [c.name for c in C], C.RED == C.RED, C.RED == 1]
# ---
class A:
    "docs"
    __slots__ = ("x",)
a = A()
a.x = 1
result = [A.__doc__, a.x]
# ---
class A:
    def __str__(self): return "str"
class B:
    def __repr__(self): return "repr"
result = [str(A()), f"{A()}", str(B()), repr(B()), [B()], "%s" % A(), "{}".format(A())]
# ---
class A:
    def __format__(self, spec): return "<" + spec + ">"
result = [f"{A():abc}", format(A(), "x")]
# ---
class A:
    def __eq__(self, other): return "maybe"
result = [A() == 1, 1 == A(), A() != 1]
# ---
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def f(self): ...
class Impl(Base):
    def f(self): return 1
try:
    Base()
    made = True
except TypeError:
    made = False
result = [Impl().f(), made, isinstance(Impl(), Base)]
# ---
class A:
    def __enter__(self): return 1
try:
    with A(): pass
except TypeError as e:
    result = "context manager" in str(e)
# ---
class A:
    attrs = vars
class B:
    x = 1
    def f(self): pass
result = [sorted(k for k in vars(B) if not k.startswith("__")), "x" in B.__dict__]
# ---
class A:
    def __init__(self, **kw): self.__dict__.update(kw)
a = A(x=1, y=2)
result = [a.x, a.y, sorted(vars(a))]
# ---
class Base:
    def __init__(self, *args, **kwargs):
        self.calls = ["Base"]
class Mixin:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.calls.append("Mixin")
class A(Mixin, Base):
    def __init__(self, x, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.calls.append(x)
result = A("A").calls
# ---
class A: pass
a = A()
a.self = a
result = [a.self.self is a, a == a, a != A()]
# ---
class A(object):
    def f(self): return super(A, self).__class__.__name__ if False else "ok"
class B(A):
    def f(self): return super(B, self).f()
result = B().f()
# ---
class Plain:
    pass
class Told(Plain):
    """What it is."""
class Named:
    __module__ = "elsewhere"
result = [Plain().__module__ == Plain.__module__, Told().__module__ == __name__, Told().__doc__, Plain().__doc__,
          Named().__module__, hasattr(Plain(), "__name__"), Told().__class__.__module__ == Told().__module__]
