/** `random` and `secrets`: what can come out, as a choice that chance makes. */

import { bool, int, list, native, NONE, oneOf } from "../../../make.ts";
import { nativeClass } from "../../../nativeClasses.ts";
import { clock } from "../../../journal.ts";
import type {
  Machine,
  ModuleValue,
  NativeFunction,
  NativeObject,
  NativeState,
  Value,
} from "../../../values.ts";
import { caller, fn } from "../../define.ts";
import { isItems, needInteger, numberOf } from "../../plain.ts";
import { unmodeled } from "../../unmodeled.ts";
import { byChance } from "../../unknowns.ts";
import { moduleOf } from "../library.ts";

/** More values than these are not listed. */
const most = 256;

/** One of the values, by chance. Equal ones count once. */
function pick(machine: Machine, values: readonly Value[]): Value {
  if (values.length > most) return byChance(machine, "it is drawn from many values");
  const distinct: Value[] = [];
  for (const value of values) {
    if (!distinct.some((other) => machine.equals(other, value) === true)) distinct.push(value);
  }
  return oneOf(distinct, undefined);
}

/** An integer from a range, both ends included. */
function pickInteger(machine: Machine, low: number, high: number, step = 1): Value {
  const count = step === 0 ? 0 : Math.floor((high - low) / step) + 1;
  if (!(count > 0)) return machine.raise("ValueError", "empty range for randrange()");
  if (count > most) return byChance(machine, "it is drawn from many numbers");
  const values = Array.from({ length: count }, (_, index) => int(low + index * step));
  return oneOf(values, undefined);
}

function population(machine: Machine, value: Value): readonly Value[] | Value {
  if (value.kind === "dict") {
    return machine.raise("TypeError", "the population must be a sequence");
  }
  const items = machine.iterate(value);
  if (!isItems(items)) return items;
  return items.length === 0
    ? machine.raise("IndexError", "Cannot choose from an empty sequence")
    : items;
}

function withPopulation(
  machine: Machine,
  value: Value,
  use: (items: readonly Value[]) => Value,
): Value {
  const items = population(machine, value);
  return Array.isArray(items) ? use(items as readonly Value[]) : (items as Value);
}

/** Where a float lies that was drawn; comparisons narrow it, so that later ones agree with earlier ones. */
interface Draw extends NativeState {
  low: number;
  high: number;
}

/** A float from `low` (included) to `high` (not included). */
function drawFloat(low: number, high: number): NativeObject {
  const draw: Draw = { epoch: clock.epoch, open: undefined, low, high };
  return native(
    "float",
    {
      cls: () => undefined,
      truth: () => bool(true),
      binary: (machine, _self, operator, other, reflected) => {
        const bound = numberOf(machine.decide(other));
        if (bound === undefined || draw.open !== undefined)
          return byChance(machine, "it is drawn by chance");
        return operate(machine, draw, operator, bound, reflected);
      },
      equals: () => undefined,
      getAttribute: (machine, _self, name) =>
        name === "__int__" || name === "__trunc__"
          ? fn(name, [], () => pickInteger(machine, Math.trunc(draw.low), lastInteger(draw.high)))
          : undefined,
    },
    draw,
  );
}

function lastInteger(high: number): number {
  return Number.isInteger(high) ? high - 1 : Math.floor(high);
}

function operate(
  machine: Machine,
  draw: Draw,
  operator: string,
  bound: number,
  reflected: boolean,
): Value | undefined {
  const mirrored: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };
  switch (reflected ? (mirrored[operator] ?? operator) : operator) {
    case "<":
    case "<=":
      return bool(isBelow(machine, draw, bound));
    case ">":
    case ">=":
      return bool(!isBelow(machine, draw, bound));
    case "*":
      return bound > 0
        ? drawFloat(draw.low * bound, draw.high * bound)
        : byChance(machine, "it is drawn by chance");
    case "+":
      return drawFloat(draw.low + bound, draw.high + bound);
    default:
      return byChance(machine, "it is drawn by chance");
  }
}

function isBelow(machine: Machine, draw: Draw, bound: number): boolean {
  if (bound <= draw.low) return false;
  if (bound >= draw.high) return true;
  const below = machine.choose({}, 2, undefined) === 0;
  machine.touch(draw);
  if (below) draw.high = bound;
  else draw.low = bound;
  return below;
}

const functions: readonly NativeFunction[] = [
  fn("choice", ["seq"], (machine, seq) =>
    withPopulation(machine, seq, (items) => pick(machine, items)),
  ),
  fn(
    "choices",
    ["population", "weights?", ":cum_weights?", ":k?"],
    (machine, seq, weights, cumulative, k) =>
      withPopulation(machine, seq, (items) => {
        const count = k === undefined ? 1 : needInteger(machine, k);
        const weighed = positive(machine, items, weights, cumulative);
        if (count > most) return byChance(machine, "many values are drawn");
        return list(Array.from({ length: Math.max(0, count) }, () => pick(machine, weighed)));
      }),
  ),
  fn("sample", ["population", "k"], (machine, seq, k) =>
    withPopulation(machine, seq, (items) => drawn(machine, items, needInteger(machine, k))),
  ),
  fn("shuffle", ["x"], (machine, x) => {
    if (x.kind === "list" && x.open === undefined) {
      const shuffled = drawn(machine, x.items, x.items.length);
      machine.touch(x);
      if (shuffled.kind === "list") {
        x.items = shuffled.items;
        x.open = shuffled.open;
      }
    }
    return NONE;
  }),
  fn("randint", ["a", "b"], (machine, a, b) =>
    pickInteger(machine, needInteger(machine, a), needInteger(machine, b)),
  ),
  fn("randrange", ["start", "stop?", "step?"], (machine, start, stop, step) =>
    stop === undefined
      ? pickInteger(machine, 0, needInteger(machine, start) - 1)
      : pickInteger(
          machine,
          needInteger(machine, start),
          needInteger(machine, stop) -
            (step === undefined || needInteger(machine, step) > 0 ? 1 : -1),
          step === undefined ? 1 : needInteger(machine, step),
        ),
  ),
  fn("random", [], () => drawFloat(0, 1)),
  fn("uniform", ["a", "b"], (machine, a, b) => {
    const [low, high] = [numberOf(a) ?? 0, numberOf(b) ?? 0];
    return low < high ? drawFloat(low, high) : byChance(machine, "it is drawn by chance");
  }),
  fn("getrandbits", ["k"], (machine, k) => {
    const count = needInteger(machine, k);
    return count <= 8
      ? pickInteger(machine, 0, 2 ** count - 1)
      : byChance(machine, "it is drawn from many numbers");
  }),
  fn("seed", ["~a?", "version?"], () => NONE),
];

/** Values without weight are never drawn. */
function positive(
  machine: Machine,
  items: readonly Value[],
  weights: Value | undefined,
  cumulative: Value | undefined,
): readonly Value[] {
  const given = weights ?? cumulative;
  if (given === undefined || given.kind === "none") return items;
  const sizes = machine.iterate(given);
  if (!isItems(sizes)) return items;
  let before = 0;
  const kept = items.filter((_, index) => {
    const size = numberOf(sizes[index]) ?? 1;
    const own = weights === undefined || weights.kind === "none" ? size - before : size;
    before = size;
    return own > 0;
  });
  return kept.length === 0 ? items : kept;
}

/** Some of the items, each at most once: the first is any of them, the next any of the rest. */
function drawn(machine: Machine, items: readonly Value[], count: number): Value {
  if (count > items.length) {
    return machine.raise("ValueError", "Sample larger than population or is negative");
  }
  if (count > 6) return list([], undefined, byChance(machine, "they are drawn by chance").reason);
  const rest = [...items];
  const result: Value[] = [];
  for (let index = 0; index < count; index++) {
    const at = rest.length === 1 ? 0 : machine.choose({}, rest.length, undefined);
    result.push(...rest.splice(at, 1));
  }
  return list(result);
}

const methods = new Map(functions.map((each) => [each.name, each]));

/** A generator of its own: seeded or not, what it gives is by chance for us. */
function generatorClass(name: string): Value {
  const cls = nativeClass(
    name,
    {
      construct: caller(name, ["~*seed"], () =>
        native(`random.${name}`, {
          cls: () => cls,
          getAttribute: (machine, _self, attribute) =>
            methods.get(attribute) ?? unmodeled(machine, "random", attribute),
        }),
      ),
    },
    [],
    undefined,
    "random",
  );
  return cls;
}

export function random(): ModuleValue {
  return moduleOf("random", [
    ...functions,
    ["Random", generatorClass("Random")],
    ["SystemRandom", generatorClass("SystemRandom")],
  ]);
}

export function secrets(): ModuleValue {
  const unguessable = (name: string): NativeFunction =>
    fn(name, ["nbytes?"], (machine) => byChance(machine, "it is a new secret each time"));
  return moduleOf("secrets", [
    ...functions.filter(({ name }) => name === "choice"),
    fn("randbelow", ["n"], (machine, n) => pickInteger(machine, 0, needInteger(machine, n) - 1)),
    fn("randbits", ["k"], (machine) => byChance(machine, "it is drawn from many numbers")),
    unguessable("token_hex"),
    unguessable("token_bytes"),
    unguessable("token_urlsafe"),
    ["SystemRandom", generatorClass("SystemRandom")],
    ["DEFAULT_ENTROPY", int(32)],
  ]);
}
