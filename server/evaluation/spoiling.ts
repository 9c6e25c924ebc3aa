/** What may have been replaced by something that is not known: the old value, or any other. */

import { oneOf, unknown } from "./make.ts";
import type { Interpreter } from "./core.ts";
import type { DictValue, ModuleValue, Reason, Value } from "./values.ts";

/** A value that may have been replaced. */
export function perhaps(value: Value, because: Reason): Value {
  const options = value.kind === "oneOf" ? value.values : [value];
  if (options.some((option) => option.kind === "unknown")) return value;
  return oneOf([...options, unknown(because)], because, value.origin);
}

/**
 * A dict into which something unknown may have been put, under any key but those that `but` has.
 * The dict has been touched.
 */
export function spoilDict(value: DictValue, because: Reason, but?: DictValue): void {
  value.open ??= because;
  for (const [key, entry] of value.entries) {
    if (but?.entries.get(key)?.maybe === undefined && but?.entries.has(key) === true) continue;
    value.entries.set(key, { ...entry, value: perhaps(entry.value, because) });
  }
}

/** A module in which something unknown may have bound names; what is imported or defined is taken to stay. */
export function spoilModule(m: Interpreter, module: ModuleValue, because: Reason): void {
  module.open ??= because;
  for (const [name, binding] of module.globals.names) {
    const { value } = binding;
    if (name.startsWith("__") || !DATA.has(value.kind) || value.kind === "deferred") continue;
    m.journal.bind(module.globals, name, { ...binding, value: perhaps(value, because) });
  }
}

const DATA: ReadonlySet<string> = new Set([
  "none",
  "bool",
  "int",
  "float",
  "text",
  "bytes",
  "tuple",
  "list",
  "set",
  "dict",
  "oneOf",
]);
