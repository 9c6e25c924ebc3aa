/** `range` and `slice`. */

import { bool, FALSE, int, NONE, native, TRUE, tuple } from "../../make.ts";
import { nativeClass } from "../../nativeClasses.ts";
import type { ClassValue, Machine, NativeObject, Unknown, Value } from "../../values.ts";
import { caller, fn } from "../define.ts";
import { integerOf, needBigint } from "../plain.ts";
import { notKnown } from "../unknowns.ts";

interface Range {
  readonly start: bigint;
  readonly stop: bigint;
  readonly step: bigint;
  readonly length: bigint;
}

/** Longer ranges are not written out. */
const longest = 100_000n;

export const RANGE: ClassValue = nativeClass("range", {
  construct: caller("range", ["start", "stop?", "step?"], (machine, start, stop, step) => {
    const first = needBigint(machine, start);
    const by = step === undefined ? 1n : needBigint(machine, step);
    if (by === 0n) return machine.raise("ValueError", "range() arg 3 must not be zero");
    return stop === undefined
      ? makeRange(0n, first, 1n)
      : makeRange(first, needBigint(machine, stop), by);
  }),
});

function makeRange(start: bigint, stop: bigint, step: bigint): NativeObject {
  const distance = step > 0n ? stop - start : start - stop;
  const size = step > 0n ? step : -step;
  const length = distance <= 0n ? 0n : (distance + size - 1n) / size;
  const own: Range = { start, stop, step, length };
  return native(
    "range",
    {
      cls: () => RANGE,
      iterate: (machine) => items(machine, own),
      length: () => int(length),
      truth: () => bool(length > 0n),
      contains: (_machine, _self, value) => {
        const wanted =
          integerOf(value) ??
          (value.kind === "float" && Number.isInteger(value.value)
            ? BigInt(value.value)
            : undefined);
        if (value.kind === "unknown") return value;
        if (wanted === undefined) return FALSE;
        const index = (wanted - start) / step;
        return (wanted - start) % step === 0n && index >= 0n && index < length ? TRUE : FALSE;
      },
      getItem: (machine, _self, key) => item(machine, own, key),
      getAttribute: (_machine, _self, name) => attribute(own, name),
      equals: (_machine, _self, other) => {
        if (other.kind !== "native" || other.type !== "range") return false;
        const range = other.data as Range;
        if (range.length !== length) return false;
        return length === 0n || (range.start === start && (length === 1n || range.step === step));
      },
      hash: () => `range${length},${start},${step}`,
      text: () => `range(${start}, ${stop}${step === 1n ? "" : `, ${step}`})`,
    },
    own,
  );
}

function items(machine: Machine, own: Range): readonly Value[] | Unknown {
  if (own.length > longest) return notKnown(machine, "the range is too long");
  return Array.from({ length: Number(own.length) }, (_, index) =>
    int(own.start + BigInt(index) * own.step),
  );
}

function item(machine: Machine, own: Range, key: Value): Value {
  const decided = machine.decide(key);
  if (decided.kind === "unknown") return decided;
  const parts = slicePlaces(machine, decided, Number(own.length));
  if (parts !== undefined) {
    const at = (index: number): bigint => own.start + BigInt(index) * own.step;
    return makeRange(at(parts.start), at(parts.stop), own.step * BigInt(parts.step));
  }
  const index = needBigint(machine, decided);
  const place = index < 0n ? index + own.length : index;
  return place >= 0n && place < own.length
    ? int(own.start + place * own.step)
    : machine.raise("IndexError", "range object index out of range");
}

function attribute(own: Range, name: string): Value | undefined {
  switch (name) {
    case "start":
      return int(own.start);
    case "stop":
      return int(own.stop);
    case "step":
      return int(own.step);
    case "count":
    case "index":
      return fn(name, ["value"], (machine, value) => {
        const wanted = integerOf(value);
        const place = wanted === undefined ? -1n : (wanted - own.start) / own.step;
        const found =
          wanted !== undefined &&
          (wanted - own.start) % own.step === 0n &&
          place >= 0n &&
          place < own.length;
        if (name === "count") return int(found ? 1 : 0);
        return found ? int(place) : machine.raise("ValueError", "value is not in range");
      });
    default:
      return undefined;
  }
}

export interface SliceParts {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
}

export const SLICE: ClassValue = nativeClass("slice", {
  construct: caller("slice", ["~start", "~stop?", "~step?"], (_machine, start, stop, step) =>
    stop === undefined ? makeSlice(NONE, start, NONE) : makeSlice(start, stop, step ?? NONE),
  ),
});

/** The object that `x[start:stop:step]` hands to `__getitem__`. */
export function makeSlice(start: Value, stop: Value, step: Value): NativeObject {
  const parts: SliceParts = { start, stop, step };
  return native(
    "slice",
    {
      cls: () => SLICE,
      getAttribute: (machine, self, name) => {
        if (name === "start" || name === "stop" || name === "step") return parts[name];
        if (name !== "indices") return undefined;
        return fn("indices", ["length"], (_machine, length) => {
          const found = slicePlaces(machine, self, Number(needBigint(machine, length)));
          return found === undefined
            ? NONE
            : tuple([int(found.start), int(found.stop), int(found.step)]);
        });
      },
      text: (machine) =>
        `slice(${machine.repr(start)}, ${machine.repr(stop)}, ${machine.repr(step)})`,
    },
    parts,
  );
}

/** The parts of a slice object. */
export function sliceOf(value: Value): SliceParts | undefined {
  return value.kind === "native" && value.type === "slice" ? (value.data as SliceParts) : undefined;
}

/** Where a slice starts and stops in a sequence of that length; undefined for what is no slice. */
function slicePlaces(
  machine: Machine,
  value: Value,
  length: number,
): { start: number; stop: number; step: number } | undefined {
  const parts = sliceOf(value);
  if (parts === undefined) return undefined;
  const step = parts.step.kind === "none" ? 1 : Number(needBigint(machine, parts.step));
  if (step === 0) machine.raise("ValueError", "slice step cannot be zero");
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? length - 1 : length;
  const place = (bound: Value, fallback: number): number => {
    if (bound.kind === "none") return fallback;
    const index = Number(needBigint(machine, machine.decide(bound)));
    return index < 0 ? Math.max(low, index + length) : Math.min(index, high);
  };
  return step < 0
    ? { start: place(parts.start, high), stop: place(parts.stop, -1), step }
    : { start: place(parts.start, 0), stop: place(parts.stop, length), step };
}
