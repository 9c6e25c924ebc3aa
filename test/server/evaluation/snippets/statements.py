a, b = 1, 2
a, b = b, a
result = (a, b)
# ---
a, *b, c = range(5)
(d, (e, f)), g = (1, (2, 3)), 4
[h, i] = "xy"
result = [a, b, c, d, e, f, g, h, i]
# ---
*a, = "abc"
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    a.append((i, j, k))
result = a
# ---
a = [1, 2, 3]
a[0] = 9
a[1:3] = [7, 8, 9, 10]
a[::2] = ["x"] * 3
del a[1]
del a[-1:]
result = a
# ---
a = [3]
b = a
b += [4]
a *= 2
result = [a, b, a is b]
# ---
a = (1,)
b = a
b += (2,)
result = [a, b]
# ---
s = {1}
t = s
t |= {2}
t -= {1}
result = [s, t, s is t]
# ---
d = {"a": 1}
e = d
e |= {"b": 2}
d["c"] = 3
d["a"] += 10
del d["b"]
result = [d, e is d]
# ---
x = 10
x -= 3
x *= 2
x //= 3
x **= 2
x %= 5
x <<= 2
x |= 1
x ^= 2
x >>= 1
result = x
# ---
out = []
for i in range(6):
    if i == 1:
        continue
    if i == 4:
        break
    out.append(i)
else:
    out.append("else")
result = out
# ---
out = []
for i in range(2):
    pass
else:
    out.append("else")
while i < 5:
    i += 1
    if i == 4:
        break
else:
    out.append("no")
result = [out, i]
# ---
n = 0
while True:
    n += 1
    if n > 10:
        break
result = n
# ---
n = 3
out = []
while n:
    n -= 1
    out.append(n)
else:
    out.append("done")
result = out
# ---
out = []
for x in [1, 2, 3]:
    for y in [1, 2, 3]:
        if y == 2:
            break
        out.append((x, y))
result = out
# ---
a = [1, 2, 3]
out = []
for x in a:
    out.append(x)
    if x < 3 and len(a) < 6:
        a.append(x + 10)
result = [out, a]
# ---
if False:
    result = 1
elif 0:
    result = 2
elif "x":
    result = 3
else:
    result = 4
# ---
assert True
assert 1, "never"
result = "ok"
# ---
try:
    assert 1 == 2, "message"
except AssertionError as e:
    result = str(e)
# ---
x = 1
del x
try:
    x
except NameError as e:
    result = type(e).__name__
# ---
def f():
    global G
    G = 5
f()
result = G
# ---
def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    inc()
    inc()
    return n
result = outer()
# ---
def f():
    try:
        return "body"
    finally:
        pass
def g():
    try:
        return "body"
    finally:
        return "finally"
def h():
    for i in range(3):
        try:
            continue
        finally:
            if i == 1:
                break
    return i
result = [f(), g(), h()]
# ---
out = []
try:
    out.append(1)
    1 / 0
except ZeroDivisionError as e:
    out.append(str(e))
else:
    out.append("else")
finally:
    out.append("finally")
result = out
# ---
out = []
try:
    out.append(1)
except ValueError:
    out.append("no")
else:
    out.append("else")
finally:
    out.append("finally")
result = out
# ---
def f(x):
    try:
        return int(x)
    except (ValueError, TypeError) as e:
        return type(e).__name__
result = [f("1"), f("x"), f(None), f([])]
# ---
try:
    try:
        raise KeyError("k")
    except KeyError:
        raise ValueError("v")
except ValueError as e:
    result = [str(e), e.args]
# ---
try:
    try:
        raise KeyError("k")
    except KeyError as e:
        raise
except LookupError as e:
    result = repr(e)
# ---
try:
    raise ValueError("a") from KeyError("b")
except ValueError as e:
    result = [repr(e.__cause__), str(e)]
# ---
class MyError(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code
    def __str__(self):
        return f"code {self.code}"
try:
    raise MyError(7, "x")
except Exception as e:
    result = [str(e), repr(e), e.args, e.code, isinstance(e, MyError)]
# ---
try:
    raise Exception
except Exception as e:
    result = [str(e), e.args, repr(e)]
# ---
result = [repr(ValueError("x")), repr(KeyError("k", 1)), str(KeyError("k")), str(Exception(1, 2)), str(OSError(2, "no"))]
# ---
class CM:
    def __init__(self, log, swallow=False):
        self.log, self.swallow = log, swallow
    def __enter__(self):
        self.log.append("enter")
        return self
    def __exit__(self, t, v, tb):
        self.log.append(t.__name__ if t else None)
        return self.swallow
log = []
with CM(log) as c, CM(log, True):
    log.append(c is not None)
    raise ValueError
with CM(log):
    pass
result = log
# ---
from contextlib import suppress
with suppress(KeyError, ValueError):
    {}["x"]
result = "after"
# ---
x = "no"
match 5:
    case 1 | 2:
        x = "a"
    case int(n) if n > 10:
        x = "b"
    case int() as n:
        x = ("c", n)
result = x
# ---
def f(v):
    match v:
        case []:
            return "empty"
        case [x]:
            return ("one", x)
        case [x, *rest] if x == 0:
            return ("zero", rest)
        case (x, y):
            return ("two", x, y)
        case [x, *_, z]:
            return ("many", x, z)
        case {"k": k, **rest}:
            return ("map", k, rest)
        case str() as s:
            return ("str", s)
        case None:
            return "none"
        case True:
            return "true"
        case _:
            return "other"
result = [f(v) for v in ([], [1], [0, 1, 2], (1, 2), [1, 2, 3, 4], {"k": 1, "z": 2}, "s", None, True, 1.5, {})]
# ---
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
def f(p):
    match p:
        case P(0, 0):
            return "origin"
        case P(x, y=0):
            return ("x axis", x)
        case P(x=0, y=y):
            return ("y axis", y)
        case P():
            return "point"
    return None
result = [f(P(0, 0)), f(P(3, 0)), f(P(0, 4)), f(P(1, 1)), f(5)]
# ---
class Color:
    RED = 1
match 1:
    case Color.RED:
        result = "red"
# ---
match ("go", 3):
    case ("stop" | "halt", _):
        result = 1
    case ("go", (1 | 2 | 3) as n):
        result = n
# ---
x: int = 5
y: str
result = x
# ---
def f(n):
    if n <= 1:
        return 1
    return n * f(n - 1)
result = f(20)
# ---
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
result = fib(13)
# ---
import math, os.path as p
from itertools import chain as c
result = [math.floor(2.7), list(c([1], [2])), p.join("a", "b")]
# ---
pass
result = [__name__ == "main"]
# ---
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
match P("money", 5):
    case P("geo", _):
        result = 1
    case P("money", _) as whole:
        result = [2, whole.y]
