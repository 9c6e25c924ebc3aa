/** Settings written as a class of django-configurations: its upper-case attributes are the settings. */

import type { Evaluation, GlobalValue } from "#server/evaluation/evaluation.ts";
import type { ClassValue, ModuleValue } from "#server/evaluation/values.ts";

/**
 * Reads settings from a class, where the module has such classes.
 * @param wanted the name in `DJANGO_CONFIGURATION`; without one the last class that nothing in the module derives from
 */
export function configurationOf(
  evaluation: Evaluation,
  module: ModuleValue,
  wanted: string | undefined,
): ((name: string) => GlobalValue | undefined) | undefined {
  const classes: ClassValue[] = [];
  for (const name of module.globals.names.keys()) {
    const value = evaluation.global(module, name)?.value;
    if (value?.kind === "class" && value.moduleName === module.name && isConfiguration(value))
      classes.push(value);
  }
  const leaves = classes.filter(
    (cls) => !classes.some((other) => other !== cls && other.mro.includes(cls)),
  );
  const chosen = classes.find((cls) => cls.name === wanted) ?? leaves.at(-1);
  if (chosen === undefined) return undefined;
  return (name) => {
    const found = evaluation.merge((machine) => {
      // A setting may be a property: it is read from an instance, as django-configurations does.
      const instance = machine.invoke(chosen, []);
      return machine.findAttribute(instance, name) ?? { kind: "ellipsis", origin: undefined };
    });
    if (found.kind === "raised" || found.value.kind === "ellipsis") return undefined;
    return {
      value: found.value,
      origin: found.value.origin ?? originOf(chosen, name),
      maybe: undefined,
    };
  };
}

function isConfiguration(cls: ClassValue): boolean {
  return cls.mro.some(
    (base) => base.name === "Configuration" && base.moduleName.startsWith("configurations"),
  );
}

function originOf(cls: ClassValue, name: string): GlobalValue["origin"] {
  for (const base of cls.mro) {
    const binding = base.attributes.get(name);
    if (binding !== undefined) return binding.origin;
  }
  return undefined;
}
