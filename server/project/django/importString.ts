/** `django.utils.module_loading.import_string`, with its own messages. */

import type { Machine, Value } from "#server/evaluation/values.ts";

/**
 * Imports `a.b.C`. Raises ImportError as Django does (`utils/module_loading.py`).
 * @param exists tells whether there is a module of a name, where that is known
 */
export function importString(
  machine: Machine,
  path: string,
  exists: (module: string) => boolean | undefined,
): Value {
  const dot = path.lastIndexOf(".");
  if (dot < 0) return machine.raise("ImportError", `${path} doesn't look like a module path`);
  const moduleName = path.slice(0, dot);
  const name = path.slice(dot + 1);
  const module = machine.importModule(moduleName);
  if (module.kind === "unknown") {
    const absent = packagesOf(moduleName).find((name) => exists(name) === false);
    if (absent === undefined) return module;
    return machine.raise("ModuleNotFoundError", `No module named '${absent}'`);
  }
  const found = machine.findAttribute(module, name);
  if (found !== undefined) return found;
  return machine.raise(
    "ImportError",
    `Module "${moduleName}" does not define a "${name}" attribute/class`,
  );
}

/** "a", "a.b", "a.b.c": Python imports them in this order, and names the first that is missing. */
function packagesOf(name: string): readonly string[] {
  const parts = name.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}
