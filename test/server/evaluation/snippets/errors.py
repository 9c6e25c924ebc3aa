result = [][0]
# ---
result = {}["k"]
# ---
result = (1, 2)[5]
# ---
result = "abc"[9]
# ---
result = [1]["a"]
# ---
result = "a"["b"]
# ---
result = 1 + "a"
# ---
result = "a" + 1
# ---
result = [1] + (2,)
# ---
result = 1 < "a"
# ---
result = 1 / 0
# ---
result = 1 // 0
# ---
result = 1 % 0
# ---
result = 1.0 / 0
# ---
result = None.x
# ---
result = (1).missing
# ---
result = "s".missing
# ---
result = len(5)
# ---
result = 5()
# ---
result = None[0]
# ---
result = undefined_name
# ---
a, b = [1]
result = a
# ---
a, b = [1, 2, 3]
result = a
# ---
a, *b, c = [1]
result = a
# ---
a, b = 5
result = a
# ---
for x in 5:
    pass
result = 1
# ---
result = 1 in 5
# ---
result = {[]: 1}
# ---
result = {{}}
# ---
raise ValueError("bad", 2)
result = 1
# ---
raise 5
result = 1
# ---
int("x")
result = 1
# ---
result = -"a"
# ---
result = [].pop()
# ---
result = {}.pop("x")
# ---
result = [1].index(5)
# ---
x = (1, 2)
x[0] = 5
result = x
# ---
x = "ab"
x[0] = "c"
result = x
# ---
d = {"a": 1}
del d["b"]
result = d
# ---
result = next(iter([]))
# ---
d = {1: 1, 2: 2}
for k in d:
    d[k + 10] = 1
result = d
# ---
def f(): raise KeyError("deep")
def g(): f()
g()
result = 1
# ---
class A:
    def __init__(self): return 5
A()
result = 1
