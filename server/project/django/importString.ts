/** `django.utils.module_loading.import_string`, with its own messages. */

import type { Machine, Value } from "#server/evaluation/values.ts";

/** Imports `a.b.C`. Raises ImportError as Django does (`utils/module_loading.py`). */
export function importString(machine: Machine, path: string): Value {
  const dot = path.lastIndexOf(".");
  if (dot < 0) return machine.raise("ImportError", `${path} doesn't look like a module path`);
  const moduleName = path.slice(0, dot);
  const name = path.slice(dot + 1);
  const module = machine.importModule(moduleName);
  if (module.kind === "unknown") return module;
  const found = machine.findAttribute(module, name);
  if (found !== undefined) return found;
  return machine.raise(
    "ImportError",
    `Module "${moduleName}" does not define a "${name}" attribute/class`,
  );
}
