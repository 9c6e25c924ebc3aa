/** Gives every model class its `_meta`, its descriptors and its managers, once all models are known. */

import type { Evaluation } from "#server/evaluation/evaluation.ts";
import { bool, NONE, text } from "#server/evaluation/make.ts";
import type { ClassValue, InstanceValue, Reason, Value } from "#server/evaluation/values.ts";
import type { SettingsFacts } from "#server/project/settings/facts.ts";
import { addReverseAccessors, dress } from "./classAttributes.ts";
import type { ModelClass } from "./classify.ts";
import type { Model } from "./facts.ts";
import { fieldObject, keyword, type FieldObject } from "./fieldObjects.ts";
import { truthOf } from "./meta.ts";
import { optionsObject, type OptionsData } from "./options.ts";

/** A model class as it is to be described: of a `class` statement, or made by Django or a library. */
export interface Described {
  readonly cls: ClassValue;
  readonly found: ModelClass | undefined;
  /** Undefined for abstract and swapped ones. */
  readonly model: Model | undefined;
  readonly appLabel: string | undefined;
  readonly table: string | undefined;
  readonly swapped: string | undefined;
}

/** What is known only when the registry is made. */
export interface Late {
  registry:
    | { readonly apps: Value; readonly configOf: (label: string) => Value | undefined }
    | undefined;
}

export class Describer {
  readonly #evaluation: Evaluation;
  readonly #models: ReadonlyMap<string, Model>;
  readonly #late: Late;
  readonly #autoField: string;
  readonly #options = new Map<ClassValue, OptionsData>();
  readonly #fields = new Map<ClassValue, readonly FieldObject[]>();
  readonly #described = new Map<ClassValue, Described>();
  #reverse: ReadonlyMap<ClassValue, ReadonlySet<string>> | undefined;

  constructor(
    evaluation: Evaluation,
    settings: SettingsFacts,
    models: ReadonlyMap<string, Model>,
    late: Late,
  ) {
    this.#evaluation = evaluation;
    this.#models = models;
    this.#late = late;
    const wanted = settings.get("DEFAULT_AUTO_FIELD")?.value;
    this.#autoField =
      wanted?.kind === "text"
        ? wanted.value.slice(wanted.value.lastIndexOf(".") + 1)
        : "BigAutoField";
  }

  /** Describes all of them: options first, then what stands on the classes. */
  describe(all: readonly Described[]): void {
    for (const one of all) {
      this.#described.set(one.cls, one);
      const data = this.#optionsOf(one);
      this.#options.set(one.cls, data);
      one.cls.attributes.set("_meta", {
        value: optionsObject(data),
        origin: undefined,
        maybe: undefined,
      });
    }
    const concrete = all.filter(({ found }) => found?.isAbstract !== true);
    const dressed = concrete.map((one) => ({
      cls: one.cls,
      appLabel: one.appLabel ?? "",
      fields: this.#localFields(one),
      relations: one.model?.relations ?? [],
      defaultManager: textOf(one.found?.meta.get("default_manager_name")),
    }));
    for (const model of dressed) dress(model);
    for (const model of dressed) addReverseAccessors(model);
    // Django takes `Meta` out of a concrete class.
    for (const { cls } of concrete) cls.attributes.delete("Meta");
  }

  #optionsOf(one: Described): OptionsData {
    const { cls, found, model } = one;
    const owner =
      model?.autoCreated === true ? this.#models.get(model.relations[0]?.to ?? "") : undefined;
    const parents = (): readonly ModelClass[] => found?.parents ?? [];
    return {
      appLabel: one.appLabel,
      objectName: cls.name,
      dbTable: one.table,
      managed: model?.managed ?? isManaged(found),
      isProxy: found?.isProxy === true,
      isAbstract: found?.isAbstract === true,
      swapped: one.swapped,
      model: cls,
      autoCreatedFor: model?.autoCreated === true ? (owner?.value ?? cls) : undefined,
      meta: found?.meta,
      localFields: () => this.#localFields(one),
      allFields: () => this.#allFields(one),
      reverseNames: () => this.#reverseNames(one),
      parentOptions: () => {
        const [first] = parents();
        return first === undefined ? undefined : this.#options.get(first.cls);
      },
      concreteModel: () => (found === undefined ? cls : concreteOf(found).cls),
      parents: () => ancestors(parents()).map((parent) => parent.cls),
      appConfig: () => this.#late.registry?.configOf(one.appLabel ?? "") ?? unloaded,
      apps: () => this.#late.registry?.apps ?? unloaded,
    };
  }

  /** Names under which `get_field` finds the relations of other models. */
  #reverseNames(one: Described): ReadonlySet<string> {
    this.#reverse ??= this.#gatherReverse();
    const lineage = [one.cls, ...ancestors(one.found?.parents ?? []).map(({ cls }) => cls)];
    return new Set(lineage.flatMap((cls) => [...(this.#reverse?.get(cls) ?? [])]));
  }

  #gatherReverse(): ReadonlyMap<ClassValue, ReadonlySet<string>> {
    const names = new Map<ClassValue, Set<string>>();
    for (const one of this.#described.values()) {
      if (one.model === undefined) continue;
      for (const field of this.#localFields(one)) {
        const name = queryName(field, one.model);
        if (field.target === undefined || name === undefined) continue;
        names.set(field.target, (names.get(field.target) ?? new Set()).add(name));
      }
    }
    return names;
  }

  #allFields(one: Described): readonly FieldObject[] {
    const inherited = (one.found?.parents ?? []).flatMap((parent) => {
      const described = this.#described.get(parent.cls);
      return described === undefined ? [] : this.#allFields(described);
    });
    return [...inherited, ...this.#localFields(one)];
  }

  #localFields(one: Described): readonly FieldObject[] {
    let fields = this.#fields.get(one.cls);
    if (fields === undefined) this.#fields.set(one.cls, (fields = this.#makeFields(one)));
    return fields;
  }

  #makeFields(one: Described): readonly FieldObject[] {
    const { cls, found, model } = one;
    const relationOf = (name: string): Model["relations"][number] | undefined =>
      model?.relations.find((relation) => relation.name === name);
    const ends = (
      name: string,
    ): { target: ClassValue | undefined; through: ClassValue | undefined } => {
      const relation = relationOf(name);
      return { target: this.#classOf(relation?.to), through: this.#classOf(relation?.through) };
    };
    if (found?.isProxy === true) return [];
    const declared = found?.fields.map((field) => fieldObject(cls, field, ends(field.name)));
    const fields = declared ?? this.#madeFields(model, cls, ends);
    if (found?.isAbstract === true) return fields;
    const links = this.#parentLinks(cls, found, fields);
    const hasKey =
      links.length > 0 || fields.some(({ value }) => isTrue(keyword(value, "primary_key")));
    return hasKey ? [...links, ...fields] : [...this.#made(cls, "id", this.#autoField), ...fields];
  }

  /** The keys of a model that no `class` statement spells out. */
  #madeFields(
    model: Model | undefined,
    cls: ClassValue,
    ends: (name: string) => { target: ClassValue | undefined; through: ClassValue | undefined },
  ): readonly FieldObject[] {
    return (model?.relations ?? []).flatMap(({ name, kind }) =>
      this.#made(cls, name, kind, ends(name)),
    );
  }

  /** The links that Django adds to the parents of a child (`x_ptr`). */
  #parentLinks(
    cls: ClassValue,
    found: ModelClass | undefined,
    fields: readonly FieldObject[],
  ): readonly FieldObject[] {
    return (found?.parents ?? []).flatMap((parent) => {
      const isLinked = fields.some(
        (field) =>
          field.target === parent.cls && isTrue(field.value.attributes.get("_parent_link")),
      );
      if (isLinked) return [];
      return this.#made(cls, `${parent.cls.name.toLowerCase()}_ptr`, "OneToOneField", {
        target: parent.cls,
        through: undefined,
      });
    });
  }

  #made(
    cls: ClassValue,
    name: string,
    type: string,
    ends: { target: ClassValue | undefined; through: ClassValue | undefined } = {
      target: undefined,
      through: undefined,
    },
  ): readonly FieldObject[] {
    const isKey = type === "OneToOneField" || name === "id";
    const made = this.#evaluation.merge((machine) => {
      const field = machine.getAttribute(machine.importModule("django.db.models"), type);
      return machine.invoke(
        field,
        ends.target === undefined ? [] : [ends.target],
        new Map([["primary_key", bool(isKey)]]),
      );
    });
    if (made.kind === "raised" || made.value.kind !== "instance") return [];
    const value: InstanceValue = {
      ...made.value,
      attributes: new Map<string, Value>([
        ...made.value.attributes,
        ["_related_name", isKey ? NONE : text("+")],
        ["auto_created", bool(true)],
      ]),
    };
    return [fieldObject(cls, { name, value, declaredBy: cls }, ends)];
  }

  #classOf(label: string | undefined): ClassValue | undefined {
    return label === undefined ? undefined : this.#models.get(label)?.value;
  }
}

/** `related_query_name`: as written, else the related name, else the model's name; none where it is hidden. */
function queryName(field: FieldObject, model: Model): string | undefined {
  const written =
    textOf(keyword(field.value, "related_query_name")) ??
    textOf(field.value.attributes.get("_related_name"));
  if (written === undefined) return field.kind === undefined ? undefined : model.modelName;
  return written.endsWith("+") ? undefined : written;
}

const loading: Reason = { code: "unsupported", text: "apps are not loaded yet", origin: undefined };
const unloaded: Value = { kind: "unknown", reason: loading, origin: undefined };

/** All that a model inherits from, nearest first. */
function ancestors(parents: readonly ModelClass[]): readonly ModelClass[] {
  return [...new Set(parents.flatMap((parent) => [parent, ...ancestors(parent.parents)]))];
}

function concreteOf(found: ModelClass): ModelClass {
  const [first] = found.parents;
  return found.isProxy && first !== undefined ? concreteOf(first) : found;
}

export function isManaged(found: ModelClass | undefined): boolean {
  const written = found?.meta.get("managed");
  return written === undefined || truthOf(written);
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === "bool" && value.value;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "text" ? value.value : undefined;
}
