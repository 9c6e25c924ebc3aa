/** The module `math`: what is exact on every machine. */

import { bool, float, int, tuple } from "../../../make.ts";
import type { Machine, ModuleValue, NativeFunction, Value } from "../../../values.ts";
import { fn } from "../../define.ts";
import { integerOf, isItems, needBigint, numberOf, typeName } from "../../plain.ts";
import { notKnown } from "../../unknowns.ts";
import { moduleOf } from "../library.ts";

function need(machine: Machine, value: Value): number {
  return (
    numberOf(value) ??
    machine.raise("TypeError", `must be real number, not ${typeName(machine, value)}`)
  );
}

/** Of a float: the integer that `map` gives for it. */
function whole(name: string, map: (value: number) => number): NativeFunction {
  return fn(name, ["x"], (machine, x) => {
    const exact = integerOf(x);
    if (exact !== undefined) return int(exact);
    const value = map(need(machine, x));
    return Number.isFinite(value)
      ? int(BigInt(value))
      : machine.raise("OverflowError", "cannot convert float infinity to integer");
  });
}

function test(name: string, holds: (value: number) => boolean): NativeFunction {
  return fn(name, ["x"], (machine, x) => bool(holds(need(machine, x))));
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = BigInt(Math.floor(Math.sqrt(Number(value))));
  while (guess * guess > value) guess--;
  while ((guess + 1n) * (guess + 1n) <= value) guess++;
  return guess;
}

const functions: readonly NativeFunction[] = [
  whole("floor", Math.floor),
  whole("ceil", Math.ceil),
  whole("trunc", Math.trunc),
  test("isnan", Number.isNaN),
  test("isfinite", Number.isFinite),
  test("isinf", (value) => Math.abs(value) === Infinity),
  fn("fabs", ["x"], (machine, x) => float(Math.abs(need(machine, x)))),
  fn("sqrt", ["x"], (machine, x) => {
    const value = need(machine, x);
    return value < 0 ? machine.raise("ValueError", "math domain error") : float(Math.sqrt(value));
  }),
  fn("isqrt", ["n"], (machine, n) => {
    const value = needBigint(machine, n);
    if (value < 0n) return machine.raise("ValueError", "isqrt() argument must be nonnegative");
    return value > 2n ** 100n
      ? notKnown(machine, "the number is too large")
      : int(squareRoot(value));
  }),
  fn("gcd", ["*integers"], (machine, integers) =>
    int(integers.reduce((sum, each) => gcd(sum, needBigint(machine, each)), 0n)),
  ),
  fn("lcm", ["*integers"], (machine, integers) =>
    int(
      integers.reduce((product, each) => {
        const value = needBigint(machine, each);
        if (value === 0n || product === 0n) return 0n;
        const result = (product / gcd(product, value)) * value;
        return result < 0n ? -result : result;
      }, 1n),
    ),
  ),
  fn("factorial", ["n"], (machine, n) => {
    const value = needBigint(machine, n);
    if (value < 0n) {
      return machine.raise("ValueError", "factorial() not defined for negative values");
    }
    if (value > 1000n) return notKnown(machine, "the number is too large");
    let product = 1n;
    for (let factor = 2n; factor <= value; factor++) product *= factor;
    return int(product);
  }),
  fn("prod", ["iterable", ":start?"], (machine, iterable, start) => {
    const items = machine.iterate(iterable);
    if (!isItems(items)) return items;
    return items.reduce<Value>((sum, item) => machine.binary("*", sum, item), start ?? int(1));
  }),
  fn("isclose", ["a", "b", ":rel_tol?", ":abs_tol?"], (machine, a, b, relative, least) => {
    const [x, y] = [need(machine, a), need(machine, b)];
    if (x === y) return bool(true);
    if (!Number.isFinite(x) || !Number.isFinite(y)) return bool(false);
    const difference = Math.abs(x - y);
    const share = relative === undefined ? 1e-9 : need(machine, relative);
    const near = difference <= share * Math.max(Math.abs(x), Math.abs(y));
    return bool(near || difference <= (least === undefined ? 0 : need(machine, least)));
  }),
  fn("copysign", ["x", "y"], (machine, x, y) => {
    const sign = need(machine, y);
    const size = Math.abs(need(machine, x));
    return float(sign < 0 || Object.is(sign, -0) ? -size : size);
  }),
  fn("fmod", ["x", "y"], (machine, x, y) => float(need(machine, x) % need(machine, y))),
  fn("modf", ["x"], (machine, x) => {
    const value = need(machine, x);
    return tuple([float(value % 1), float(Math.trunc(value))]);
  }),
];

/** Powers, logarithms and angles are left to the machine that runs them: the last digit may differ. */
export function math(): ModuleValue {
  return moduleOf("math", [
    ...functions,
    ["pi", float(Math.PI)],
    ["e", float(Math.E)],
    ["tau", float(2 * Math.PI)],
    ["inf", float(Infinity)],
    ["nan", float(Number.NaN)],
  ]);
}
