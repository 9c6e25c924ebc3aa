/** Model classes that no `class` statement spells out: those that Django and libraries make. */

import { text } from "#server/evaluation/make.ts";
import type { ClassValue } from "#server/evaluation/values.ts";

/**
 * A class that derives from `Model` alone.
 * @param like any model, from which `Model` itself is taken
 */
export function madeClass(like: ClassValue, name: string, moduleName: string): ClassValue {
  const base = like.mro.find(
    (cls) => cls.name === "Model" && cls.moduleName === "django.db.models",
  );
  const cls: { -readonly [Key in keyof ClassValue]: ClassValue[Key] } = {
    kind: "class",
    name,
    qualifiedName: name,
    moduleName,
    definition: undefined,
    bases: base === undefined ? [] : [base],
    mro: [],
    open: undefined,
    metaclass: base?.metaclass,
    keywords: new Map(),
    attributes: new Map([
      ["__module__", { value: text(moduleName), origin: undefined, maybe: undefined }],
    ]),
    native: undefined,
    origin: undefined,
    epoch: 0,
  };
  cls.mro = [cls, ...(base?.mro ?? [])];
  return cls;
}
