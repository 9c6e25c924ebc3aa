/** Random Python programs from a small grammar: short, terminating, over values of all plain types. */

import fc from "fast-check";

const names = ["a", "b", "c", "d"] as const;

const constant = fc.constantFrom(
  "0",
  "1",
  "-1",
  "2",
  "3",
  "7",
  "True",
  "False",
  "None",
  "1.5",
  "-0.5",
  "2.0",
  "''",
  "'a'",
  "'b'",
  "'abc'",
  "'x,y'",
  "[]",
  "[1, 2, 3]",
  "['a', 'b']",
  "(1, 2)",
  "()",
  "{}",
  "{'a': 1, 'b': 2}",
  "{1: 'x'}",
  "[[1], [2, 3]]",
  "range(4)",
  "{1, 2}",
);

const name = fc.constantFrom(...names);

const { expression } = fc.letrec<{ expression: string; atom: string }>((tie) => {
  const e = tie("expression");
  const calls = (...templates: readonly string[]): fc.Arbitrary<string> =>
    fc
      .tuple(fc.constantFrom(...templates), e, e)
      .map(([template, x, y]) => template.replaceAll("X", `(${x})`).replaceAll("Y", `(${y})`));
  return {
    atom: fc.oneof({ weight: 3, arbitrary: name }, { weight: 2, arbitrary: constant }),
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("atom"),
      calls("X + Y", "X - Y", "X * Y", "X // Y", "X % Y", "X / Y", "X & Y", "X | Y", "X ^ Y"),
      calls("X < Y", "X <= Y", "X == Y", "X != Y", "X > Y", "X in Y", "X not in Y", "X is None"),
      calls("X and Y", "X or Y", "not X", "-X", "X if Y else 1", "~X"),
      calls("X[Y]", "X[0]", "X[-1]", "X[1:]", "X[:Y]", "X[::-1]", "X[::2]", "X['a']"),
      calls("[X, Y]", "(X, Y)", "{'k': X, 'l': Y}", "[*X, Y]", "{**X, 'z': Y}", "(X,)"),
      calls("len(X)", "str(X)", "repr(X)", "bool(X)", "int(X)", "list(X)", "tuple(X)", "dict(X)"),
      calls("sorted(X)", "sum(X)", "min(X, Y)", "max(X)", "abs(X)", "any(X)", "list(reversed(X))"),
      calls("float(X)", "round(X)", "divmod(X, Y)", "list(zip(X, Y))", "list(enumerate(X))"),
      calls("isinstance(X, int)", "isinstance(X, (str, list))", "type(X).__name__", "callable(X)"),
      calls("X.get('a', Y)", "X.upper()", "X.split(',')", "list(X.items())", "X.copy()"),
      calls("'-'.join(X)", "X.startswith('a')", "X.replace('a', 'q')", "X.index(Y)", "X.count(Y)"),
      calls(
        "[i for i in X]",
        "[i for i in X if i != Y]",
        "{i: 1 for i in X}",
        "[(i, Y) for i in X]",
      ),
      name.map((n) => `f'{${n}!r:>6}|{${n}}'`),
      calls("'%s' % (X,)", "'{} {}'.format(X, Y)"),
      calls("(lambda p, q=2: [p, q])(X)", "f(X, Y)", "g(X)", "K(X).m(Y)", "K(X).v"),
      calls(
        "getattr(X, 'real', Y)",
        "hasattr(X, 'append')",
        "next(iter(X), Y)",
        "set(X) == set(Y)",
      ),
    ),
  };
});

const line = (template: string): fc.Arbitrary<readonly string[]> =>
  fc
    .tuple(name, expression, expression, name)
    .map(([n, x, y, o]) =>
      template
        .replaceAll("N", n)
        .replaceAll("O", o)
        .replaceAll("X", `(${x})`)
        .replaceAll("Y", `(${y})`)
        .split("\n"),
    );

const indent = (lines: readonly string[]): readonly string[] => lines.map((one) => `    ${one}`);

const { block } = fc.letrec<{ statement: readonly string[]; block: readonly string[] }>((tie) => {
  const inner = tie("block").map(indent);
  return {
    statement: fc.oneof(
      { depthSize: "small" },
      line("N = X"),
      line("N = X"),
      line("N, O = X"),
      line("N, *O = X"),
      line("N += X"),
      line("N *= Y"),
      line("N = O"),
      line("N.append(X)"),
      line("N[X] = Y"),
      line("N.update(X)"),
      line("del N[X]"),
      line("N.sort()\nO = N"),
      line("if X: raise ValueError(Y)"),
      line("assert X"),
      fc
        .tuple(expression, inner, inner)
        .map(([x, yes, no]) => [`if ${x}:`, ...yes, "else:", ...no]),
      fc
        .tuple(name, expression, inner, fc.boolean())
        .map(([n, x, body, leave]) => [
          `for ${n} in ${x}:`,
          ...body,
          ...(leave ? ["    if n > 3: break", "    n += 1"] : []),
          "else:",
          "    n += 100",
        ]),
      fc
        .tuple(expression, inner)
        .map(([x, body]) => [`while ${x}:`, "    n += 1", "    if n > 5: break", ...body]),
      fc
        .tuple(inner, fc.constantFrom("TypeError", "(KeyError, IndexError)", "Exception"), inner)
        .map(([body, type, handler]) => [
          "try:",
          ...body,
          `except ${type} as error:`,
          "    e = type(error).__name__",
          ...handler,
          "else:",
          "    n += 10",
          "finally:",
          "    n += 1000",
        ]),
      fc
        .tuple(expression, expression)
        .map(([x, y]) => [
          `match ${x}:`,
          "    case [p, *q]:",
          "        a, b = p, q",
          "    case {'a': p}:",
          "        a = p",
          "    case int(p) | str(p):",
          `        b = (p, ${y})`,
          "    case _:",
          "        c = 'other'",
        ]),
    ),
    block: fc
      .array(tie("statement"), { minLength: 1, maxLength: 4, size: "small" })
      .map((statements) => statements.flat()),
  };
});

/** A program that leaves a text of all its names in `__result__`. */
export const program: fc.Arbitrary<string> = block.map((lines) =>
  [
    "def f(x, y=1, *z, k=None): return (y, x, z, k)",
    "def g(x):",
    "    yield x",
    "    yield from [1, x]",
    "class K:",
    "    def __init__(self, v): self.v = v",
    "    def m(self, w): return [self.v, w]",
    "def run():",
    "    n = 0",
    "    e = None",
    "    a, b, c, d = 1, 'abc', [3, 1, 2], {'a': 1, 'b': [2]}",
    ...["try:", ...indent(lines), "except Exception as error:", "    e = type(error).__name__"].map(
      (one) => `    ${one}`,
    ),
    "    return [a, b, c, d, n, e]",
    "try:",
    "    __result__ = repr(run())",
    "except Exception as error:",
    "    __result__ = type(error).__name__",
  ].join("\n"),
);
