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
