/** A model's `Meta`, with Django's rules of inheritance (`ModelBase.__new__`, `Options.contribute_to_class`). */

import type { ClassValue, Reason, Value } from "#server/evaluation/values.ts";

/** What `Meta` says of one model. */
export interface MetaOptions {
  readonly get: (name: string) => Value | undefined;
  /** All names that it or its bases set, underscored ones left out. */
  readonly names: () => readonly string[];
  readonly isAbstract: boolean;
  /** Why it is not known. */
  readonly open: Reason | undefined;
}

/** The `Meta` classes of abstract models, and whose they are: once Django has taken one, its `abstract` is False. */
export type TakenMeta = Map<ClassValue, ClassValue>;

/**
 * A class's own `Meta`, or the first that an abstract base or a mixin of it has: concrete models keep
 * theirs to themselves.
 * @param isConcrete tells the models that lost their `Meta`
 */
export function metaOf(
  cls: ClassValue,
  taken: TakenMeta,
  isConcrete: (base: ClassValue) => boolean,
): MetaOptions {
  const own = cls.attributes.get("Meta")?.value;
  const meta = own ?? inherited(cls, isConcrete);
  if (meta === undefined || meta.kind !== "class") {
    const open = meta?.kind === "unknown" ? meta.reason : undefined;
    return { get: () => undefined, names: () => [], isAbstract: false, open };
  }
  const isAbstract =
    own === meta && truthOf(lookUp(meta, "abstract", (holder) => isTaken(holder, cls, taken)));
  return {
    get: (name) => lookUp(meta, name),
    names: () =>
      meta.mro.flatMap((holder) =>
        [...holder.attributes.keys()].filter((name) => !name.startsWith("_")),
      ),
    isAbstract,
    open: meta.open,
  };
}

/** Marks the `Meta` of an abstract model as taken. */
export function take(cls: ClassValue, taken: TakenMeta): void {
  const own = cls.attributes.get("Meta")?.value;
  if (own?.kind === "class" && !taken.has(own)) taken.set(own, cls);
}

/** Whether another class has taken it; a class that was made on several paths is one. */
function isTaken(holder: ClassValue, cls: ClassValue, taken: TakenMeta): boolean {
  const taker = taken.get(holder);
  return taker !== undefined && !isOneStatement(taker, cls);
}

/** Whether one class statement made both, on paths that are not both taken. */
export function isOneStatement(left: ClassValue, right: ClassValue): boolean {
  const [node, other] = [left.definition?.name, right.definition?.name];
  return left === right || (node !== undefined && node === other);
}

function inherited(cls: ClassValue, isConcrete: (base: ClassValue) => boolean): Value | undefined {
  for (const base of cls.mro.slice(1)) {
    if (isConcrete(base)) continue;
    const binding = base.attributes.get("Meta");
    if (binding !== undefined && binding.value.kind !== "deferred") return binding.value;
  }
  return undefined;
}

function lookUp(
  meta: ClassValue,
  name: string,
  passOver: (holder: ClassValue) => boolean = () => false,
): Value | undefined {
  for (const holder of meta.mro) {
    const value = holder.attributes.get(name)?.value;
    if (value !== undefined && value.kind !== "deferred" && !passOver(holder)) return value;
  }
  return undefined;
}

/** Only a plain True counts: what is not known is taken as unset. */
export function truthOf(value: Value | undefined): boolean {
  return value?.kind === "bool" && value.value;
}
