def f(a, b=2, *args, c, d=4, **kw):
    return [a, b, args, c, d, kw]
result = [f(1, c=3), f(1, 9, 8, 7, c=3, e=5), f(*[1, 2], **{"c": 1, "z": 2})]
# ---
def f(a, /, b, *, c):
    return (a, b, c)
result = [f(1, 2, c=3), f(1, b=2, c=3)]
# ---
def f(x, acc=[]):
    acc.append(x)
    return acc
f(1)
result = f(2)
# ---
def f(): pass
result = f()
# ---
def f(x): return x
try:
    f()
except TypeError as e:
    result = str(e).split(".")[-1]
# ---
def f(x, y, z): return x
try:
    f()
except TypeError as e:
    result = str(e).split(".")[-1]
# ---
def f(x, *, k, l): return x
try:
    f(1)
except TypeError as e:
    result = str(e).split(".")[-1]
# ---
def f(x): return x
try:
    f(1, 2)
except TypeError as e:
    result = str(e).split(".")[-1]
# ---
def f(x, y=1): return x
try:
    f(1, 2, 3)
except TypeError as e:
    result = str(e).split(".")[-1]
# ---
def f(): return 1
try:
    f(1)
except TypeError as e:
    result = str(e).split(".")[-1]
# ---
def f(x, *, k=1): return x
try:
    f(1, 2, k=3)
except TypeError as e:
    result = str(e).split(".")[-1]
# ---
def f(x): return x
try:
    f(1, x=2)
except TypeError as e:
    result = str(e).split(".")[-1]
# ---
def f(x): return x
try:
    f(y=2)
except TypeError as e:
    result = str(e).split(".")[-1]
# ---
def f(x, /): return x
try:
    f(x=2)
except TypeError as e:
    result = str(e).split(".")[-1]
# ---
class A:
    def m(self, x): return x
try:
    A().m()
except TypeError as e:
    result = str(e).split("locals>.")[-1]
# ---
class A:
    def allow(self, db, model): return x
try:
    A().allow("a", "b", model_name="m")
except TypeError as e:
    result = str(e).split("locals>.")[-1]
# ---
class A:
    def __init__(self, x): pass
try:
    A()
except TypeError as e:
    result = str(e).split("locals>.")[-1]
# ---
class A: pass
try:
    A(1)
except TypeError as e:
    result = str(e)
# ---
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
result = [[f() for f in fs], [g() for g in gs]]
# ---
def make(n):
    def add(x):
        return x + n
    return add
result = [make(1)(2), make(10)(5)]
# ---
def deco(f):
    def wrapper(*a, **k):
        return ("wrapped", f(*a, **k))
    return wrapper
def arg(n):
    def d(f):
        return lambda *a: f(*a) * n
    return d
@deco
@arg(3)
def f(x): return x
result = f(2)
# ---
import functools
def deco(f):
    @functools.wraps(f)
    def wrapper(*a):
        return f(*a)
    return wrapper
@deco
def named(x):
    "doc"
    return x
result = [named.__name__, named.__doc__, named(1), named.__wrapped__(2)]
# ---
def f():
    "docs"
f.attr = 5
result = [f.__name__, f.__doc__, f.attr, f.__module__, callable(f), hasattr(f, "nope")]
# ---
from functools import partial, reduce
result = [partial(int, base=2)("101"), reduce(lambda a, b: a * b, [1, 2, 3, 4], 1)]
# ---
def gen(n):
    for i in range(n):
        yield i
    return "end"
result = [list(gen(3)), sum(gen(4)), [*gen(2)], max(gen(5))]
# ---
def count():
    n = 0
    while True:
        yield n
        n += 1
g = count()
result = [next(g), next(g), next(g)]
for x in count():
    if x > 5:
        break
result.append(x)
# ---
def g():
    x = yield 1
    y = yield x
    yield (x, y)
c = g()
result = [next(c), c.send("a"), c.send("b"), next(c, "done")]
# ---
def inner():
    yield 1
    yield 2
    return "r"
def outer():
    v = yield from inner()
    yield v
    yield from [7, 8]
result = list(outer())
# ---
def g():
    try:
        yield 1
        yield 2
    except ValueError:
        yield "caught"
    finally:
        yield "finally"
c = g()
result = [next(c), c.throw(ValueError), next(c), next(c, None)]
# ---
log = []
def g():
    try:
        yield 1
    finally:
        log.append("closed")
c = g()
next(c)
c.close()
result = [log, next(c, "over")]
# ---
def g():
    for i in range(3):
        if i == 1:
            continue
        for j in "ab":
            if j == "b":
                break
            yield (i, j)
        else:
            yield "never"
    else:
        yield "else"
result = list(g())
# ---
def g():
    with open_it() as v:
        yield v
class M:
    def __enter__(self): return "in"
    def __exit__(self, *a): log.append("out")
log = []
def open_it(): return M()
result = [list(g()), log]
# ---
def g():
    i = 0
    while i < 5:
        i += 1
        try:
            if i == 2:
                continue
            if i == 4:
                return
            yield i
        finally:
            log.append(i)
log = []
result = [list(g()), log]
# ---
it = iter([1, 2, 3])
result = [next(it), list(it), next(it, None)]
# ---
a, b, c = (x * 2 for x in range(3))
result = [a, b, c]
# ---
g = (x for x in [1, 2, 3])
result = [2 in g, list(g)]
# ---
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
result = [list(Countdown(3)), [x for x in Countdown(2)], 1 in Countdown(3)]
# ---
class Tree:
    def __init__(self, v, kids=()): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k
result = list(Tree(1, [Tree(2, [Tree(3)]), Tree(4)]))
# ---
def f():
    x = 1
    class A:
        y = x
        def g(self): return x
    return A.y, A().g()
result = f()
# ---
x = "global"
def f():
    def g():
        return x
    return g()
def h():
    x = "local"
    return [x for _ in range(1)]
result = [f(), h()]
# ---
def f():
    print_it = 1
    try:
        y = z
    except NameError as e:
        return str(e)
result = f()
# ---
def f():
    try:
        u
        u = 1
    except UnboundLocalError as e:
        return type(e).__name__
result = f()
# ---
def f(*args, **kwargs):
    args = list(args)
    kwargs["z"] = 1
    return args, kwargs
d = {"a": 1}
result = [f(1, 2, **d), d]
# ---
def f(a, b): return a - b
result = [f(b=1, a=5), (lambda: 7)(), (lambda *a: a)(1, 2)]
# ---
import itertools
result = [list(itertools.islice(itertools.cycle("ab"), 5)), list(itertools.chain.from_iterable([[1], [2]]))]
# ---
def f(n):
    def even(n): return True if n == 0 else odd(n - 1)
    def odd(n): return False if n == 0 else even(n - 1)
    return even(n)
result = f(10)
# ---
def f(d={}):
    return d
result = f() is f()
# ---
def f(): return locals_like(1)
def locals_like(x):
    y = 2
    return sorted(locals().items())
result = f()
# ---
g = globals()
result = ["g" in g, isinstance(g, dict)]
# ---
def looked_into():
    return 1
looked_into.mark = 1
looked_into.__dict__["other"] = 2
result = [hasattr(looked_into, "nope"), hasattr(looked_into, "__code__"), dict(looked_into.__dict__), looked_into.other]
