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
