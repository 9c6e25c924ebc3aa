/** Python in all its forms, by name. */
export const snippets: Readonly<Record<string, string>> = {
  "chained assignment": "a = b = 1\n",
  annotations: "x: int = 3\ny: list[int] | None\nz: 'A'\na.b: int = 1\n(c): int = 1\n",
  "starred targets": "a, *b = 1, 2\nfor x, *y in a, *b:\n    pass\n",
  "parenthesised with":
    "with (open(a) as b, c as d,):\n    pass\nwith (a, b):\n    pass\nwith (a).b as c:\n    pass\n",
  "exception groups": "try:\n    pass\nexcept* A as e:\n    pass\n",
  "handlers without brackets (PEP 758)": "try:\n    pass\nexcept A, B:\n    pass\n",
  "every handler":
    "try:\n    pass\nexcept (A, B) as e:\n    pass\nexcept C as f:\n    pass\nexcept:\n    pass\nelse:\n    pass\nfinally:\n    pass\n",
  "mapping patterns": "match a:\n    case {'x': 1, **rest} if x:\n        pass\n",
  "sequence patterns":
    "match a, b:\n    case [1, *_] | (2, y):\n        pass\n    case 1, *rest:\n        pass\n",
  "class patterns":
    "match a:\n    case Point(x=0, y=-1) as p:\n        pass\n    case str() | int(x):\n        pass\n",
  "value patterns":
    "match a:\n    case a.b | None | 's' 't' | -1 + 2j | -3:\n        pass\n    case _:\n        pass\n",
  "every form of parameter":
    "def f(a, /, b: int = 1, *args: int, c, d=2, **kw: str) -> Dict[str, int]:\n    pass\n",
  "generic functions (PEP 695)": "async def f[T: int, *Ts, **P](x: T):\n    await x\n",
  "generic classes (PEP 695)": "class A[T](B, metaclass=M, *a, **k):\n    x: int\n",
  "type aliases": "type X[T] = int | str\n",
  lambdas: "lambda x, *a, y=1, **k: x\nlambda: (yield)\nlambda *, a, b=1: a\nlambda a, /: a\n",
  comprehensions:
    "[x async for x in y for z in w if a if b]\n{a: b for a, b in c}\n{a for a in b}\nf(x for x in y if z)\n",
  "displays with stars": "{**a, 'b': 1}\n{*a, 1}\n[*a.b, *c()]\n",
  slices: "x[1:2, ::3, *a]\nx[1]\nx[a := 1]\nx[1,]\nx[:]\nx[::]\n",
  "f-strings":
    "f\"{x!r:>{w}} {{}} {y=} {z:%Y}\" \"abc\"\nf'{lambda x: 1}'\nf'{a if b else c, d}'\n",
  "f-strings in f-strings (PEP 701)": 'f"{d["a"]} {f"{x}"}"\n',
  "template strings (PEP 750)": 't"{x}"\n',
  bytes: "rb\"abc\" b'\\x00'\n",
  "raw strings": "r'\\d' R\"\\\\\"\n",
  "adjacent strings": 'x = ("a"\n     \'b\')\ny = "a" \\\n  "b"\n',
  "conditional expressions": "a if b else c if d else lambda: e\n",
  comparisons: "not a in b is not c not in d\na < b <= c != d\n",
  "printing to a stream": 'print >>sys.stderr, "x"\n',
  "relative imports": "from . import a\nfrom .. a.b import (c as d, e,)\nfrom ... import *\n",
  imports: "from __future__ import annotations\nimport a.b as c, d\n",
  decorators: "@a.b(c)\n@d\n@e[0].f\n@(g := h)\ndef f():\n    pass\n",
  "global and nonlocal": "def f():\n    global a, b\n    nonlocal c\n",
  deletions: "del a, b[0], c.d\ndel (a, b)\n",
  raising: "raise A(b) from c\nraise\n",
  assertions: "assert a, b\n",
  yields: "def f():\n    x = yield a\n    x += yield\n    (yield from a)\n    yield\n    await b\n",
  walrus: "if (x := 1):\n    pass\nprint(y := 2)\n",
  operators: "x = -1 ** 2 @ b // c << d >> e & f | g ^ h % ~i\n",
  "augmented assignments": "a += 1\na //= 2\na **= 3\na @= b\na >>= 1\n",
  "soft keywords as names":
    "match = 1\nmatch.x = 2\nmatch(a)\ntype = 3\ntype(a).b = c\ntype[a] = b\ncase = 4\nprint = exec = 5\n_ = 6\n",
  "keywords as argument names": "f(print, exec=1, match=2, type=3)\n",
  "comments everywhere":
    "x = (\n   # c\n   a # d\n   . b\n   # e\n   ) # f\nclass A:\n    # g\n    x = 1\n    # h\n",
  semicolons: "a; b; c;\n",
  numbers: "1_000\n0xFF\n0o17\n0b1\n.5\n1e10\n1j\n1e5j\n10.\n",
  "a byte order mark": "﻿x = 1\n",
  "form feeds": "\f\nx = 1\n\f\ndef f():\n    pass\n",
  "line ends of Windows": "class A:\r\n    x = 1\r\n\r\n    def f(self):\r\n        return 1\r\n",
  "names in other alphabets": "größe = 1\nclass Имя:\n    pass\n",
  "astral characters": "x = '😀'; y = 1\n",
  "stars in subscripts (PEP 646)": "def f(*args: *Ts):\n    x: A[int, *Ts]\n",
  "async loops":
    "async def f():\n    async for a in b:\n        pass\n    else:\n        pass\n    async with c as d:\n        pass\n",
  ellipsis: "x = ...\ndef f(): ...\n",
  "an empty text": "",
  "only comments": "# a\n\n# b",
};
