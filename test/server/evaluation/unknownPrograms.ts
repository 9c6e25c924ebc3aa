/** Random programs with conditions that are not known, `U`, `V` and `W`, in modules, classes, functions. */

import fc from "fast-check";

const condition = fc.oneof(
  { depthSize: "small" },
  fc.constantFrom(
    "U",
    "V",
    "W",
    "not U",
    "U and V",
    "U or W",
    "U == V",
    "U is None",
    "bool(V)",
    "'x' in D",
    "D.get('x') == 1",
    "len(L) > 2",
    "n > 3",
    "S == 'a'",
    "L",
    "o.v == 1",
    "C.k",
    "M",
    "1 in M",
    "pick(U, V) == 'u'",
    "any([U, V])",
    "'y' in D and D['y']",
    "any(True for i in L if i == 5)",
  ),
);

const simple = fc
  .tuple(
    fc.constantFrom(
      "n += 1",
      "n = n * 2 % 17",
      "n = K if U else n",
      "S = 'a'",
      "S = 'b' + S[:2]",
      "S = W or S",
      "S = f'{n}{S}'[:4]",
      "L.append(K)",
      "L += [K, n]",
      "L = L + [n]",
      "L = [K]",
      "L = [i for i in L if i != K]",
      "L[0:1] = [K, 9]",
      "L.insert(0, n)",
      "P = L",
      "L = list(P)",
      "D['x'] = K",
      "D['y'] = n",
      "D.update(x=n, z=[K])",
      "D = {'x': 1, 'q': {'r': n}}",
      "D = {**D, 'w': K}",
      "D.setdefault('s', K)",
      "D.pop('x', None)",
      "D['t'] = dict(D.get('t', {}), k=n)",
      "E = D",
      "D = dict(E)",
      "M = M | {K}",
      "M.add(n)",
      "o.v = K",
      "o.v += 1",
      "o.w = [n]",
      "o = C()",
      "C.k = n",
      "n = o.m(K)",
      "n = len(D)",
      "n = sum(i for i in L if isinstance(i, int)) % 23",
      "S = pick(U, n)",
      "S = pick(V, S)[:3]",
      "change(D, K)",
      "change(E, n)",
      "T = (n, S)",
      "n, S = T",
      "n = {'a': 1, 'b': 2}.get(S, K)",
      "D = {k: v for k, v in D.items() if k != 'y'}",
      "n = next((i for i in L if i == K), n)",
      "W = not U",
      "V = n > 5",
      "M = set(D)",
      "L = sorted(D)",
      "[L.append(1) for i in range(2) if V]",
    ),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([text, k]) => [text.replaceAll("K", String(k))]);

const indent = (lines: readonly string[]): readonly string[] => lines.map((one) => `    ${one}`);

const { block } = fc.letrec<{ statement: readonly string[]; block: readonly string[] }>((tie) => {
  const inner = tie("block").map(indent);
  return {
    statement: fc.oneof(
      { depthSize: "medium" },
      { weight: 5, arbitrary: simple },
      {
        weight: 3,
        arbitrary: fc
          .tuple(condition, inner, inner)
          .map(([test, yes, no]) => [`if ${test}:`, ...yes, "else:", ...no]),
      },
      {
        weight: 2,
        arbitrary: fc.tuple(condition, inner).map(([test, yes]) => [`if ${test}:`, ...yes]),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom("[1, 2]", "list(L)[:3]", "sorted(D)[:3]", "'ab'"), inner)
          .map(([over, body]) => [`for i in ${over}:`, ...body]),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom("[1, 2, 3]", "sorted(D)"), condition, inner)
          .map(([over, test, body]) => [
            `for i in ${over}:`,
            `    if ${test}: break`,
            ...body,
            "else:",
            "    n += 50",
          ]),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(inner, condition, inner)
          .map(([body, test, handler]) => [
            "try:",
            ...body,
            `    if ${test}: raise KeyError('k')`,
            "    n += 20",
            "except KeyError as error:",
            ...handler,
          ]),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(condition, fc.integer({ min: 0, max: 3 }))
          .map(([test, k]) => [
            "class C(C):",
            `    k = ${k}`,
            `    if ${test}:`,
            `        k = ${k + 1}`,
            "        extra = 5",
            "n = getattr(C, 'extra', 0) + C.k",
          ]),
      },
    ),
    block: fc
      .array(tie("statement"), { minLength: 1, maxLength: 4, size: "small" })
      .map((statements) => statements.flat()),
  };
});

const start = [
  "n, S, L, D, M, T = 1, 'a', [3], {'x': 1}, {1}, (0, 'z')",
  "P, E = L, D",
  "class C:",
  "    k = 0",
  "    v = 0",
  "    def m(self, x): return x if self.v else 7",
  "o = C()",
  "def same(d): return sorted((str(k), str(v)) for k, v in d.items())",
  "def pick(x, y):",
  "    if x:",
  "        return 'u'",
  "    return str(y)",
  "def change(d, k):",
  "    if U:",
  "        d['c'] = k",
  "    elif k > 2:",
  "        return",
  "    d['e'] = k",
];

// Where two sides made the same entries in another order, only one order is kept.
const state =
  "[n, S, L, same(D), P, same(E), sorted(M, key=str), T, o.v, getattr(o, 'w', None), C.k]";

/** The statements of a program. */
export const statements: fc.Arbitrary<readonly string[]> = block;

const asking = fc.constantFrom(
  "n = 1 if F() else 2",
  "L.append(5 if F() else 6)",
  "S = 'x' if F() and U else 'y'",
  "D['f'] = bool(F())",
  "n += 1",
  "L = [n]",
  "S = S + 'q'",
  "D['g'] = n",
  "n = [8, 9][bool(F().real)]",
  "o.v = 3 if not F() else 4",
);

/** Statements that ask `F`, which may raise, inside and outside of `try`. */
export const riskyStatements: fc.Arbitrary<readonly string[]> = fc
  .array(
    fc.oneof(
      asking.map((one) => [one]),
      fc
        .tuple(
          fc.array(asking, { minLength: 1, maxLength: 4 }),
          fc.constantFrom(
            "KeyError",
            "ValueError",
            "LookupError",
            "(TypeError, ValueError)",
            "Exception",
          ),
          asking,
          fc.boolean(),
        )
        .map(([body, type, handler, ends]) => [
          "try:",
          ...indent(body),
          `except ${type}:`,
          ...indent(["n += 100", handler]),
          ...(ends ? ["else:", "    n += 1000", "finally:", "    n += 10000"] : []),
        ]),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.flat());

/** The statements at the level of a module; `read()` tells what it holds. */
export function asModule(lines: readonly string[]): string {
  return [...start, ...lines, `def read(): return repr(${state})`].join("\n");
}

/** The statements in a function of the unknowns. */
export function asFunction(lines: readonly string[]): string {
  return ["def read(U, V, W):", ...indent([...start, ...lines, `return repr(${state})`])].join(
    "\n",
  );
}
