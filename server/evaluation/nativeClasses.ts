/** Classes of ours: how to make one, and the two at the root of all, `object` and `type`. */

import { clock } from "./journal.ts";
import { NO_KEYWORDS } from "./make.ts";
import type { Binding, ClassValue, NativeClass, Value } from "./values.ts";

/**
 * A class of ours. `bases` default to `object`; the MRO is that of single inheritance.
 * `attributes` are what the class holds: methods are native functions with `binds`.
 */
export function nativeClass(
  name: string,
  native: NativeClass | undefined,
  attributes: Iterable<readonly [string, Value]> = [],
  bases: readonly ClassValue[] = [OBJECT],
  moduleName = "builtins",
): ClassValue {
  const own = new Map<string, Binding>();
  for (const [id, value] of attributes) own.set(id, bound(value));
  const cls: ClassValue = {
    kind: "class",
    name,
    qualifiedName: name,
    moduleName,
    definition: undefined,
    bases,
    mro: [],
    open: undefined,
    metaclass: undefined,
    keywords: NO_KEYWORDS,
    attributes: own,
    native,
    origin: undefined,
    epoch: clock.epoch,
  };
  const mro = [cls, ...(bases[0]?.mro ?? [])];
  return Object.assign(cls, { mro });
}

function bound(value: Value): Binding {
  return { value, origin: undefined, maybe: undefined };
}

/** `object`; its methods are added by `objectMethods.ts`. */
export const OBJECT: ClassValue = nativeClass("object", undefined, [], []);

/** `type`; its methods are added by `objectMethods.ts`. */
export const TYPE: ClassValue = nativeClass("type", undefined);

/** Puts a method into one of our classes. */
export function define(cls: ClassValue, name: string, value: Value): void {
  cls.attributes.set(name, bound(value));
}
