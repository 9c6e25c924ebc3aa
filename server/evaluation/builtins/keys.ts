/** The keys of dicts and sets, for the methods of both. */

import { hashKey } from "../hash.ts";
import type { Machine, Unknown, Value } from "../values.ts";
import { typeName } from "./plain.ts";

/**
 * The key of a value, a OneOf decided; the Unknown where it is not known.
 * @throws by the machine the `TypeError` of what cannot be hashed.
 */
export function keyOf(machine: Machine, value: Value): string | Unknown {
  const decided = machine.decide(value);
  if (decided.kind === "unknown") return decided;
  const key = hashKey(decided);
  if (key !== undefined) return key;
  const inner =
    decided.kind === "tuple" ? decided.items.find((item) => unknownIn(item)) : undefined;
  if (inner !== undefined) return machine.unknown("unsupported", "a part of the key is not known");
  return machine.raise("TypeError", `unhashable type: '${typeName(machine, decided)}'`);
}

function unknownIn(value: Value): boolean {
  if (value.kind === "tuple") return value.items.some(unknownIn);
  return value.kind === "unknown" || value.kind === "oneOf";
}
