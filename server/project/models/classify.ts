/** Tells which of the classes that were made are models, abstract or not, and what each inherits. */

import type { ClassValue, Reason } from "#server/evaluation/values.ts";
import type { LoadedApp } from "./apps.ts";
import { localFields, type Field } from "./fields.ts";
import { metaOf, take, truthOf, type MetaOptions, type TakenMeta } from "./meta.ts";

/** A subclass of `Model`, before its relations are resolved. */
export interface ModelClass {
  readonly cls: ClassValue;
  readonly meta: MetaOptions;
  readonly isAbstract: boolean;
  readonly isProxy: boolean;
  /** Undefined for an abstract model outside every app. */
  readonly appLabel: string | undefined;
  readonly fields: readonly Field[];
  /** The concrete models and proxies that it inherits from directly, or through abstract bases. */
  readonly parents: readonly ModelClass[];
  readonly open: Reason | undefined;
}

/**
 * Classifies the classes in the order in which they were made, bases first.
 * A concrete class outside every app is left out: Django refuses it.
 */
export function classify(
  classes: readonly ClassValue[],
  apps: readonly LoadedApp[],
): ReadonlyMap<ClassValue, ModelClass> {
  const known = new Map<ClassValue, ModelClass>();
  const taken: TakenMeta = new Map();
  const isConcrete = (base: ClassValue): boolean => known.get(base)?.isAbstract === false;
  for (const cls of classes) {
    const meta = metaOf(cls, taken, isConcrete);
    const label = meta.get("app_label");
    const appLabel =
      label?.kind === "text" ? label.value : containingApp(cls.moduleName, apps)?.label;
    if (!meta.isAbstract && appLabel === undefined) continue;
    const parents = parentsOf(cls, known);
    known.set(cls, {
      cls,
      meta,
      isAbstract: meta.isAbstract,
      isProxy: truthOf(meta.get("proxy")),
      appLabel,
      fields: localFields(cls, (base) => {
        const found = known.get(base);
        return found?.isAbstract === true ? found.fields : undefined;
      }),
      parents,
      open: cls.open ?? meta.open,
    });
    if (meta.isAbstract) take(cls, taken);
  }
  return known;
}

/** `apps.get_containing_app_config`: the app with the longest name that holds the module. */
export function containingApp(
  moduleName: string,
  apps: readonly LoadedApp[],
): LoadedApp | undefined {
  let best: LoadedApp | undefined;
  for (const app of apps) {
    const holds = moduleName === app.name || moduleName.startsWith(`${app.name}.`);
    if (holds && (best === undefined || app.name.length > best.name.length)) best = app;
  }
  return best;
}

function parentsOf(
  cls: ClassValue,
  known: ReadonlyMap<ClassValue, ModelClass>,
): readonly ModelClass[] {
  const parents: ModelClass[] = [];
  for (const base of cls.bases) {
    const found = base.kind === "class" ? known.get(base) : undefined;
    if (found === undefined) continue;
    for (const parent of found.isAbstract ? found.parents : [found])
      if (!parents.includes(parent)) parents.push(parent);
  }
  return parents;
}
