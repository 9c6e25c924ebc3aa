/** The keys of dicts and sets, for the methods of both. */

import type { Machine, Unknown, Value } from "../values.ts";

/**
 * The key of a value, a OneOf decided; the Unknown where it is not known.
 * @throws by the machine the `TypeError` of what cannot be hashed.
 */
export function keyOf(machine: Machine, value: Value): string | Unknown {
  return machine.key(value);
}
