/** The module `itertools`: iterators that give their values when they are asked for. */

import { int, NONE, tuple } from "../../../make.ts";
import { nativeClass } from "../../../nativeClasses.ts";
import type {
  Machine,
  ModuleValue,
  NativeCall,
  NativeFunction,
  NativeObject,
  Value,
} from "../../../values.ts";
import { caller, fn } from "../../define.ts";
import { filtered } from "../../functions/sequences.ts";
import { iterator, overItems, type Progress, progress } from "../../iterators.ts";
import { isItems, isNone, needInteger } from "../../plain.ts";
import { moduleOf } from "../library.ts";

/** Products and permutations beyond this number are not listed. */
const most = 10_000;

/** Runs `make` over an iterator of the values, or gives the Unknown that they are. */
function over(machine: Machine, value: Value, make: (source: Value) => Value): Value {
  const source = machine.iterator(value);
  return source.kind === "unknown" ? source : make(source);
}

function all(
  machine: Machine,
  values: readonly Value[],
  use: (pools: readonly (readonly Value[])[]) => Value,
): Value {
  const pools: (readonly Value[])[] = [];
  for (const value of values) {
    const items = machine.iterate(value);
    if (!isItems(items)) return items;
    pools.push(items);
  }
  return use(pools);
}

function chain(sources: Value): NativeObject {
  return iterator("chain", (m, state) => {
    for (;;) {
      const [current] = state.kept;
      const value = current === undefined ? undefined : m.next(current);
      if (value !== undefined) return value;
      const next = m.next(sources);
      if (next === undefined) return undefined;
      m.touch(state);
      state.kept = [m.iterator(next)];
    }
  });
}

/**
 * `cycle(values)`. One that a module or an object keeps has been asked an unknown number of times
 * before the call that is looked at: then it may stand anywhere.
 */
function cycle(source: Value): NativeObject {
  return iterator("cycle", (m, state) => {
    const value = state.position === 0 ? m.next(source) : undefined;
    if (value !== undefined) {
      m.touch(state);
      state.kept.push(value);
      return value;
    }
    if (state.kept.length === 0) return undefined;
    m.touch(state);
    // The place comes round, so that states that are alike look alike; 0 is before the first round.
    const place = state.position % state.kept.length;
    state.position = place + 1;
    return state.kept[place];
  });
}

function combinations(pool: readonly Value[], size: number, again: boolean): Value[][] {
  const found: Value[][] = [];
  const walk = (start: number, chosen: Value[]): void => {
    if (found.length > most) return;
    if (chosen.length === size) {
      found.push(chosen);
      return;
    }
    // Fewer than are still wanted are left behind the last place.
    const last = again ? pool.length : pool.length - (size - chosen.length) + 1;
    for (let index = start; index < last; index++) {
      walk(again ? index : index + 1, [...chosen, ...pool.slice(index, index + 1)]);
    }
  };
  walk(0, []);
  return found;
}

function permutations(pool: readonly Value[], size: number): Value[][] {
  const found: Value[][] = [];
  const walk = (rest: readonly Value[], chosen: Value[]): void => {
    if (found.length > most) return;
    if (chosen.length === size) {
      found.push(chosen);
      return;
    }
    for (const [index, value] of rest.entries()) walk(rest.toSpliced(index, 1), [...chosen, value]);
  };
  if (size <= pool.length) walk(pool, []);
  return found;
}

function product(pools: readonly (readonly Value[])[]): Value[][] {
  return pools.reduce<Value[][]>(
    (rows, pool) =>
      rows.length > most ? rows : rows.flatMap((row) => pool.map((value) => [...row, value])),
    [[]],
  );
}

function rows(machine: Machine, name: string, found: readonly (readonly Value[])[]): Value {
  return found.length > most
    ? machine.unknown("unsupported", `${name} gives too many values`)
    : overItems(
        name,
        found.map((each) => tuple(each)),
      );
}

/** Groups of neighbors with the same key; each group's values are read when the group is made. */
function groupBy(machine: Machine, items: readonly Value[], key: Value | undefined): Value {
  const groups: { key: Value; values: Value[] }[] = [];
  for (const item of items) {
    const own = key === undefined || isNone(key) ? item : machine.invoke(key, [item]);
    const last = groups.at(-1);
    const equal = last === undefined ? false : machine.equals(last.key, own);
    if (equal === undefined) return machine.unknown("unsupported", "one of the keys is not known");
    if (last !== undefined && equal) last.values.push(item);
    else groups.push({ key: own, values: [item] });
  }
  return overItems(
    "groupby",
    groups.map((group) => tuple([group.key, overItems("_grouper", group.values)])),
  );
}

function islice(machine: Machine, source: Value, given: readonly Value[]): Value {
  const [first = NONE, second, third] = given;
  const number = (value: Value | undefined, fallback: number): number =>
    value === undefined || isNone(value) ? fallback : needInteger(machine, value);
  const start = second === undefined ? 0 : number(first, 0);
  const stop = second === undefined ? number(first, Infinity) : number(second, Infinity);
  const step = number(third, 1);
  if (start < 0 || stop < 0 || step < 1) {
    return machine.raise("ValueError", "Indices for islice() must be None or an integer >= 0");
  }
  const skip = (m: Machine, state: Progress, to: number): boolean => {
    for (; state.position < to; state.position++) if (m.next(source) === undefined) return false;
    return true;
  };
  let wanted = start;
  const state = progress();
  return iterator(
    "islice",
    (m) => {
      wanted = start + state.kept.length * step;
      if (wanted >= stop || !skip(m, state, wanted)) return undefined;
      const value = m.next(source);
      if (value === undefined) return undefined;
      state.position++;
      state.kept.push(NONE);
      return value;
    },
    state,
  );
}

/** Several iterators over one source: what one has read ahead is kept for the others. */
function tee(source: Value, count: number): Value {
  const shared = progress();
  const readers = Array.from({ length: count }, () =>
    iterator("_tee", (m, state) => {
      while (state.position >= shared.kept.length) {
        const value = m.next(source);
        if (value === undefined) return undefined;
        m.touch(shared);
        shared.kept.push(value);
      }
      return shared.kept[state.position++];
    }),
  );
  return tuple(readers);
}

const functions: readonly NativeFunction[] = [
  fn("count", ["start?", "step?"], (_machine, start = int(0), step = int(1)) => {
    const state = progress();
    state.kept = [start];
    return iterator(
      "count",
      (m) => {
        const [value = start] = state.kept;
        state.kept = [m.binary("+", value, step)];
        return value;
      },
      state,
    );
  }),
  fn("cycle", ["iterable"], (machine, iterable) => over(machine, iterable, cycle)),
  fn("repeat", ["~object", "times?"], (machine, object, times) => {
    const most = times === undefined ? Infinity : needInteger(machine, times);
    return iterator("repeat", (_m, state) => (state.position++ < most ? object : undefined));
  }),
  fn("islice", ["iterable", "*bounds"], (machine, iterable, bounds) =>
    over(machine, iterable, (source) => islice(machine, source, bounds)),
  ),
  fn("product", ["*iterables", ":repeat?"], (machine, iterables, repeat) =>
    all(machine, iterables, (pools) => {
      const times = repeat === undefined ? 1 : needInteger(machine, repeat);
      const repeated = Array.from({ length: Math.min(times, 20) }, () => pools).flat();
      return rows(machine, "product", product(repeated));
    }),
  ),
  fn("permutations", ["iterable", "r?"], (machine, iterable, r) =>
    all(machine, [iterable], ([pool = []]) => {
      const size = r === undefined || isNone(r) ? pool.length : needInteger(machine, r);
      return rows(machine, "permutations", permutations(pool, size));
    }),
  ),
  fn("combinations", ["iterable", "r"], (machine, iterable, r) =>
    all(machine, [iterable], ([pool = []]) =>
      rows(machine, "combinations", combinations(pool, needInteger(machine, r), false)),
    ),
  ),
  fn("combinations_with_replacement", ["iterable", "r"], (machine, iterable, r) =>
    all(machine, [iterable], ([pool = []]) =>
      rows(machine, "combinations", combinations(pool, needInteger(machine, r), true)),
    ),
  ),
  fn("groupby", ["iterable", "~key?"], (machine, iterable, key) =>
    all(machine, [iterable], ([items = []]) => groupBy(machine, items, key)),
  ),
  fn("starmap", ["~function", "iterable"], (machine, function_, iterable) =>
    over(machine, iterable, (source) =>
      iterator("starmap", (m) => {
        const values = m.next(source);
        if (values === undefined) return undefined;
        const items = m.iterate(values);
        return isItems(items) ? m.invoke(function_, items) : items;
      }),
    ),
  ),
  fn("takewhile", ["~predicate", "iterable"], (machine, predicate, iterable) =>
    over(machine, iterable, (source) =>
      iterator("takewhile", (m, state) => {
        const value = state.position > 0 ? undefined : m.next(source);
        if (value !== undefined && m.truth(m.invoke(predicate, [value]))) return value;
        m.touch(state);
        state.position = 1;
        return undefined;
      }),
    ),
  ),
  fn("dropwhile", ["~predicate", "iterable"], (machine, predicate, iterable) =>
    over(machine, iterable, (source) =>
      iterator("dropwhile", (m, state) => {
        for (;;) {
          const value = m.next(source);
          if (value === undefined) return undefined;
          if (state.position > 0) return value;
          if (m.truth(m.invoke(predicate, [value]))) continue;
          m.touch(state);
          state.position = 1;
          return value;
        }
      }),
    ),
  ),
  fn("filterfalse", ["~predicate", "iterable"], (machine, predicate, iterable) =>
    over(machine, iterable, (source) => filtered(source, predicate, false)),
  ),
  fn("compress", ["data", "selectors"], (machine, data, selectors) =>
    all(machine, [data, selectors], ([items = [], marks = []]) =>
      overItems(
        "compress",
        items.filter((_, index) => {
          const mark = marks[index];
          return mark !== undefined && machine.truth(mark);
        }),
      ),
    ),
  ),
  fn("zip_longest", ["*iterables", "~:fillvalue?"], (machine, iterables, fill = NONE) =>
    all(machine, iterables, (pools) => {
      const size = Math.max(0, ...pools.map((pool) => pool.length));
      return overItems(
        "zip_longest",
        Array.from({ length: size }, (_, index) => tuple(pools.map((pool) => pool[index] ?? fill))),
      );
    }),
  ),
  fn("accumulate", ["iterable", "~func?", ":initial?"], (machine, iterable, func, initial) =>
    all(machine, [iterable], ([items = []]) => {
      const totals: Value[] = initial === undefined || isNone(initial) ? [] : [initial];
      for (const item of items) {
        const total = totals.at(-1);
        if (total === undefined) totals.push(item);
        else if (func === undefined || isNone(func)) totals.push(machine.binary("+", total, item));
        else totals.push(machine.invoke(func, [total, item]));
      }
      return overItems("accumulate", totals);
    }),
  ),
  fn("pairwise", ["iterable"], (machine, iterable) =>
    all(machine, [iterable], ([items = []]) =>
      overItems(
        "pairwise",
        items.slice(1).map((item, index) => tuple([...items.slice(index, index + 1), item])),
      ),
    ),
  ),
  fn("batched", ["iterable", "n"], (machine, iterable, n) =>
    all(machine, [iterable], ([items = []]) => {
      const size = needInteger(machine, n);
      if (size < 1) return machine.raise("ValueError", "n must be at least one");
      const starts = items.map((_, index) => index).filter((index) => index % size === 0);
      return overItems(
        "batched",
        starts.map((start) => tuple(items.slice(start, start + size))),
      );
    }),
  ),
  fn("tee", ["iterable", "n?"], (machine, iterable, n) =>
    over(machine, iterable, (source) => tee(source, n === undefined ? 2 : needInteger(machine, n))),
  ),
];

const makeChain: NativeCall = caller("chain", ["*iterables"], (_machine, iterables) =>
  chain(overItems("tuple_iterator", iterables)),
);

export function itertools(): ModuleValue {
  const chainClass = nativeClass(
    "chain",
    { construct: makeChain },
    [
      [
        "from_iterable",
        fn("from_iterable", ["iterable"], (machine, iterable) => over(machine, iterable, chain)),
      ],
    ],
    undefined,
    "itertools",
  );
  return moduleOf("itertools", [...functions, ["chain", chainClass]]);
}
