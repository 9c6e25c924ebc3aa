/** The algebra of sets: `|`, `&`, `-`, `^` and comparisons, also of open ones. */

import { bool, set } from "../../make.ts";
import type { Machine, Reason, SetValue, Value } from "../../values.ts";

/** What `left operator right` gives; undefined for an operator that sets do not have. */
export function setBinary(
  machine: Machine,
  left: SetValue,
  operator: string,
  right: SetValue,
): Value | undefined {
  switch (operator) {
    case "|":
      return union(left, right);
    case "&":
      return intersection(left, right);
    case "-":
      return difference(left, right);
    case "^":
      return union(difference(left, right), difference(right, left));
    case "<=":
      return isSubset(machine, left, right);
    case ">=":
      return isSubset(machine, right, left);
    case "<":
      return left.open === undefined &&
        right.open === undefined &&
        left.items.size >= right.items.size
        ? bool(false)
        : isSubset(machine, left, right);
    case ">":
      return setBinary(machine, right, "<", left);
    case "==":
    case "!=": {
      const equal = machine.equals(left, right);
      return equal === undefined
        ? machine.unknown("unsupported", "one of the sets is not fully known")
        : bool(equal === (operator === "=="));
    }
    default:
      return undefined;
  }
}

export function union(left: SetValue, right: SetValue): SetValue {
  return made(left, new Map([...right.items, ...left.items]), left.open ?? right.open, [
    ...left.items.keys(),
    ...right.items.keys(),
  ]);
}

/** What an open set may have in common with another is open too. */
export function intersection(left: SetValue, right: SetValue): SetValue {
  const open =
    (left.open !== undefined && (right.items.size > 0 || right.open !== undefined)) ||
    (right.open !== undefined && (left.items.size > 0 || left.open !== undefined))
      ? (left.open ?? right.open)
      : undefined;
  return made(
    left,
    filtered(left, (key) => right.items.has(key)),
    open,
  );
}

/** Of an open right-hand side, any item may be taken away: what is left is not known. */
export function difference(left: SetValue, right: SetValue): SetValue {
  const rest = filtered(left, (key) => !right.items.has(key));
  if (right.open !== undefined && rest.size > 0) return made(left, new Map(), right.open);
  return made(left, rest, left.open);
}

export function isSubset(machine: Machine, left: SetValue, right: SetValue): Value {
  const missing = [...left.items.keys()].some((key) => !right.items.has(key));
  if (missing && right.open === undefined) return bool(false);
  const open = left.open ?? (missing ? right.open : undefined);
  return open === undefined ? bool(true) : machine.unknown(open.code, open.text, open.origin);
}

export function isDisjoint(machine: Machine, left: SetValue, right: SetValue): Value {
  if ([...left.items.keys()].some((key) => right.items.has(key))) return bool(false);
  const { open } = intersection(left, right);
  return open === undefined ? bool(true) : machine.unknown(open.code, open.text, open.origin);
}

function filtered(from: SetValue, keep: (key: string) => boolean): Map<string, Value> {
  return new Map([...from.items].filter(([key]) => keep(key)));
}

function made(
  like: SetValue,
  items: Map<string, Value>,
  open: Reason | undefined,
  order?: readonly string[],
): SetValue {
  const result = set([], undefined, like.frozen);
  if (order === undefined) result.items = items;
  else for (const key of order) result.items.set(key, items.get(key) as Value);
  result.open = open;
  return result;
}
