/** `keys()`, `values()` and `items()` of dicts: live views. */

import { FALSE, int, list, native, set, TRUE, tuple } from "../../make.ts";
import { hashKey } from "../../hash.ts";
import type { DictValue, Machine, NativeObject, Unknown, Value } from "../../values.ts";
import { fn } from "../define.ts";
import { unmodeled } from "../unmodeled.ts";
import { isItems } from "../plain.ts";
import { contains } from "./dictLookup.ts";
import { setBinary } from "./setOperations.ts";

export type ViewKind = "keys" | "values" | "items";

interface View {
  readonly of: DictValue;
  readonly kind: ViewKind;
}

/** A view of a dict that shows what it holds when it is looked at. */
export function dictView(of: DictValue, kind: ViewKind): NativeObject {
  return native(
    `dict_${kind}`,
    {
      iterate: (machine) => shown(machine, of, kind),
      length: (machine) => counted(shown(machine, of, kind)),
      truth: (machine) => {
        const items = shown(machine, of, kind);
        return isItems(items)
          ? items.length > 0
            ? TRUE
            : FALSE
          : of.entries.size > 0
            ? TRUE
            : items;
      },
      contains: (machine, _self, value) => includes(machine, of, kind, value),
      equals: (machine, self, other) =>
        kind === "values" ? self === other : equalsView(machine, of, kind, other),
      binary: (machine, _self, operator, other, reflected) =>
        kind === "values" ? undefined : combine(machine, of, kind, operator, other, reflected),
      text: (machine) => {
        const items = shown(machine, of, kind);
        return isItems(items) ? `dict_${kind}(${machine.repr(list([...items])) ?? ""})` : "";
      },
      getAttribute: (outer, _self, name) => {
        if (name === "isdisjoint" && kind !== "values") {
          return fn("isdisjoint", ["iterable"], (machine, iterable) => {
            const common = combine(machine, of, kind, "&", iterable, false);
            return common?.kind === "set"
              ? common.items.size === 0
                ? TRUE
                : FALSE
              : (common ?? FALSE);
          });
        }
        return unmodeled(outer, "dictView", name);
      },
    },
    { of, kind } satisfies View,
  );
}

/** The dict behind a view, for code that makes dicts or lists of it. */
function viewed(value: Value): View | undefined {
  return value.kind === "native" && value.type.startsWith("dict_")
    ? (value.data as View)
    : undefined;
}

function shown(machine: Machine, of: DictValue, kind: ViewKind): readonly Value[] | Unknown {
  const keys = machine.iterate(of);
  if (!isItems(keys) || kind === "keys") return keys;
  return keys.map((key) => {
    const value = of.entries.get(hashKey(key) ?? "")?.value ?? machine.getItem(of, key);
    return kind === "values" ? value : tuple([key, value]);
  });
}

function counted(items: readonly Value[] | Unknown): Value {
  return isItems(items) ? int(items.length) : items;
}

function includes(machine: Machine, of: DictValue, kind: ViewKind, value: Value): Value {
  if (kind === "keys") return contains(machine, of, value);
  const items = shown(machine, of, kind);
  if (!isItems(items)) return items;
  let open = false;
  for (const item of items) {
    const equal = machine.equals(item, value);
    if (equal === true) return TRUE;
    if (equal === undefined) open = true;
  }
  return open ? machine.unknown("unsupported", "one of the values is not known") : FALSE;
}

function combine(
  machine: Machine,
  of: DictValue,
  kind: ViewKind,
  operator: string,
  other: Value,
  reflected: boolean,
): Value | undefined {
  const items = shown(machine, of, kind);
  if (!isItems(items)) return items;
  const own = set(items);
  const others = machine.iterate(other);
  if (!isItems(others)) return others;
  const second = set(others);
  return reflected
    ? setBinary(machine, second, operator, own)
    : setBinary(machine, own, operator, second);
}

function equalsView(
  machine: Machine,
  of: DictValue,
  kind: ViewKind,
  other: Value,
): boolean | undefined {
  if (other.kind !== "set" && viewed(other) === undefined) return false;
  const result = combine(machine, of, kind, "==", other, false);
  return result?.kind === "bool" ? result.value : undefined;
}
