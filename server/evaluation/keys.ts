/** The keys of values in dicts and sets, with the classes' own `__hash__`. */

import type { Interpreter } from "./core.ts";
import { framed, hashKey, identityKey } from "./hash.ts";
import { OBJECT } from "./nativeClasses.ts";
import type { InstanceValue, Unknown, Value } from "./values.ts";

/** Raises TypeError for what cannot be hashed. */
export function keyOf(m: Interpreter, given: Value): string | Unknown {
  const value = m.decide(given);
  switch (value.kind) {
    case "unknown":
      m.mayRaise(value.reason);
      return value;
    case "tuple": {
      let key = "(";
      for (const item of value.items) {
        const part = keyOf(m, item);
        if (typeof part !== "string") return part;
        key += framed(part);
      }
      return `${key})`;
    }
    case "set":
      if (value.frozen && value.open !== undefined) {
        return m.unknown(value.open.code, value.open.text, value.open.origin);
      }
      break;
    case "instance":
      return instanceKey(m, value);
    case "native":
      // Slices have a hash from Python 3.12 on; nobody relies on it.
      if (value.type === "slice") return unhashable(m, value);
      break;
    default:
  }
  return hashKey(value) ?? unhashable(m, value);
}

function unhashable(m: Interpreter, value: Value): never {
  const cls = m.classOf(value);
  const name = cls.kind === "class" ? cls.name : "object";
  return m.raise("TypeError", `unhashable type: '${name}'`);
}

function instanceKey(m: Interpreter, value: InstanceValue): string | Unknown {
  const hash = m.lookUpInClass(value.cls, "__hash__");
  const equal = m.lookUpInClass(value.cls, "__eq__");
  if (hash !== undefined && !("value" in hash)) return hash;
  if (hash?.value.kind === "none") return unhashable(m, value);
  const ownHash = hash !== undefined && hash.value.kind === "function" ? hash : undefined;
  const ownEqual =
    equal !== undefined &&
    "value" in equal &&
    equal.cls !== OBJECT &&
    equal.value.kind === "function"
      ? equal
      : undefined;
  // A class that defines `__eq__` alone has no hash.
  if (ownEqual !== undefined && (hash === undefined || hash.index > ownEqual.index)) {
    return unhashable(m, value);
  }
  if (ownHash !== undefined) {
    const answer = m.decide(m.invoke(ownHash.value, [value]));
    if (answer.kind === "unknown") return answer;
    // Objects of one class with one hash are taken as equal, which their `__eq__` promises the other way.
    return `u${identityKey(ownHash.cls)},${hashKey(answer) ?? ""}`;
  }
  if (value.payload !== undefined && value.payload.kind !== "native") {
    return keyOf(m, value.payload);
  }
  return hashKey(value) ?? identityKey(value);
}
