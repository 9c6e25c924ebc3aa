/** `Model._meta` while the models are being loaded: what metaclasses and class decorators ask of it. */

import { bool, dictOf, native, text } from "#server/evaluation/make.ts";
import type { ClassValue, Value } from "#server/evaluation/values.ts";
import type { LoadedApp } from "./apps.ts";
import { containingApp } from "./classify.ts";
import { metaOf, take, truthOf, type MetaOptions, type TakenMeta } from "./meta.ts";

/** What is known of model classes as soon as they are made. */
export class EarlyOptions {
  readonly #apps: readonly LoadedApp[];
  readonly #taken: TakenMeta = new Map();
  readonly #metas = new Map<ClassValue, MetaOptions>();

  /** @param made the classes that were made before, in order */
  constructor(apps: readonly LoadedApp[], made: readonly ClassValue[]) {
    this.#apps = apps;
    for (const cls of made) this.register(cls);
  }

  /** Is told of each model class when it is made, bases first. */
  register(cls: ClassValue): void {
    const meta = metaOf(cls, this.#taken, (base) => this.#metas.get(base)?.isAbstract === false);
    this.#metas.set(cls, meta);
    if (meta.isAbstract) take(cls, this.#taken);
  }

  /** `cls._meta`; undefined for a class that is not known as a model. */
  of(cls: ClassValue): Value | undefined {
    const meta = this.#metas.get(cls);
    if (meta === undefined || meta.open !== undefined) return undefined;
    return native(
      "django.db.models.options.Options",
      {
        getAttribute: (machine, _, name) =>
          this.#attribute(cls, meta, name) ??
          machine.unknown("unsupported", `models are not loaded yet: _meta.${name}`),
        setAttribute: () => undefined,
      },
      cls,
    );
  }

  #attribute(cls: ClassValue, meta: MetaOptions, name: string): Value | undefined {
    switch (name) {
      case "abstract":
        return bool(meta.isAbstract);
      case "proxy":
        return bool(truthOf(meta.get("proxy")));
      case "object_name":
        return text(cls.name);
      case "model_name":
        return text(cls.name.toLowerCase());
      case "app_label":
        return textOf(this.#appLabel(cls, meta));
      case "label":
        return textOf(this.#appLabel(cls, meta), `.${cls.name}`);
      case "label_lower":
        return textOf(this.#appLabel(cls, meta), `.${cls.name.toLowerCase()}`);
      case "parents":
      case "all_parents":
        // Which there are can be told; the links to them are fields.
        return this.#concreteBases(cls).length === 0 ? dictOf([]) : undefined;
      case "model":
        return cls;
      default:
        return undefined;
    }
  }

  #appLabel(cls: ClassValue, meta: MetaOptions): string | undefined {
    const written = meta.get("app_label");
    if (written !== undefined) return written.kind === "text" ? written.value : undefined;
    return containingApp(cls.moduleName, this.#apps)?.label;
  }

  #concreteBases(cls: ClassValue): readonly ClassValue[] {
    return cls.mro.slice(1).filter((base) => this.#metas.get(base)?.isAbstract === false);
  }
}

function textOf(label: string | undefined, rest = ""): Value | undefined {
  return label === undefined ? undefined : text(label + rest);
}
