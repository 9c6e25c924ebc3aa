/** The results that are not known, each with its reason. */

import type { Machine, Reason, Unknown, Value } from "../values.ts";

/** An Unknown for what could not be computed; the reason of the cause where the cause has one. */
export function notKnown(machine: Machine, text: string, cause?: Value): Unknown {
  if (cause?.kind === "unknown") return cause;
  const reason = cause === undefined ? undefined : reasonIn(cause, 0);
  return reason === undefined
    ? machine.unknown("unsupported", text, cause?.origin)
    : { kind: "unknown", reason, origin: cause?.origin };
}

/** What differs from process to process and from call to call. */
export function byChance(machine: Machine, text: string): Unknown {
  return machine.unknown("state", text);
}

/** Why something in a container is not known, if so. */
function reasonIn(value: Value, depth: number): Reason | undefined {
  if (depth > 4) return undefined;
  switch (value.kind) {
    case "unknown":
      return value.reason;
    case "list":
    case "tuple":
      return ("open" in value ? value.open : undefined) ?? firstReason(value.items, depth);
    case "set":
      return value.open ?? firstReason(value.items.values(), depth);
    case "dict":
      return (
        value.open ??
        firstReason(
          Array.from(value.entries.values(), (entry) => entry.value),
          depth,
        )
      );
    default:
      return undefined;
  }
}

function firstReason(values: Iterable<Value>, depth: number): Reason | undefined {
  for (const value of values) {
    const reason = reasonIn(value, depth + 1);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
