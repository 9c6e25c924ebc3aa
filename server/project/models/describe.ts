/** Gives every model class its `_meta`, its descriptors and its managers, once all models are known. */

import type { Evaluation } from "#server/evaluation/evaluation.ts";
import { bool, NONE, text } from "#server/evaluation/make.ts";
import type { ClassValue, InstanceValue, Reason, Value } from "#server/evaluation/values.ts";
import type { SettingsFacts } from "#server/project/settings/facts.ts";
import { textAttribute, type LoadedApp } from "./apps.ts";
import { addReverseAccessors, dress } from "./classAttributes.ts";
import type { ModelClass } from "./classify.ts";
import { columnsOf } from "./columns.ts";
import type { Columns, Model } from "./facts.ts";
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
  readonly #apps: readonly LoadedApp[];
  readonly #autoField: string;
  readonly #autoFields = new Map<string | undefined, string>();
  readonly #options = new Map<ClassValue, OptionsData>();
  readonly #fields = new Map<ClassValue, readonly FieldObject[]>();
  readonly #described = new Map<ClassValue, Described>();
  #reverse: ReadonlyMap<ClassValue, ReadonlySet<string>> | undefined;

  constructor(
    evaluation: Evaluation,
    settings: SettingsFacts,
    apps: readonly LoadedApp[],
    models: ReadonlyMap<string, Model>,
    late: Late,
  ) {
    this.#evaluation = evaluation;
    this.#apps = apps;
    this.#models = models;
    this.#late = late;
    const wanted = settings.get("DEFAULT_AUTO_FIELD")?.value;
    this.#autoField = wanted?.kind === "text" ? wanted.value : "django.db.models.BigAutoField";
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

  /** The columns of a model's own table: a proxy has none. */
  columns(label: string): Columns {
    const cls = this.#classOf(label);
    const one = cls === undefined ? undefined : this.#described.get(cls);
    if (one?.model === undefined) return { columns: [], open: unmade };
    if (one.found === undefined && !one.model.autoCreated) return { columns: [], open: unmade };
    const ranks = new Map([...this.#described.keys()].map((key, index) => [key, index] as const));
    // django-mptt adds its fields when the model is made.
    const rank = (of: ClassValue): number =>
      of.moduleName === "mptt.models" ? Number.MAX_SAFE_INTEGER : (ranks.get(of) ?? 0);
    const fields = this.#localFields(one);
    return columnsOf(fields, rank, one.found?.isProxy ? [] : this.#attributes(one));
  }

  /** What stands in the class and in the abstract models that it derives from. */
  *#attributes({ cls }: Described): Iterable<readonly [string, Value]> {
    for (const base of cls.mro) {
      const isAbstract = this.#described.get(base)?.found?.isAbstract === true;
      if (base !== cls && !isAbstract) continue;
      for (const [name, { value }] of base.attributes)
        if (value.kind !== "deferred") yield [name, value];
    }
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
    let fields = declared ?? this.#madeFields(model, cls, ends);
    if (found?.isAbstract === true) return fields;
    if (isOrdered(found)) fields = [...fields, ...this.#made(cls, "_order", orderWrt)];
    const isKeyed = fields.some(({ value }) => isKeyField(value));
    const parents = found?.parents ?? [];
    if (parents.length > 0) return this.#withLinks(cls, parents, fields, isKeyed);
    return isKeyed ? fields : [...this.#made(cls, "id", this.#autoFieldOf(one)), ...fields];
  }

  /** `Options._get_default_pk_class`: the path of a field's class. */
  #autoFieldOf({ appLabel }: Described): string {
    let path = this.#autoFields.get(appLabel);
    if (path === undefined) {
      const config = this.#apps.find(({ label }) => label === appLabel)?.config;
      path =
        (config && textAttribute(this.#evaluation, config, "default_auto_field")) ??
        this.#autoField;
      this.#autoFields.set(appLabel, path);
    }
    return path;
  }

  /** The keys of a model that no `class` statement spells out. */
  #madeFields(
    model: Model | undefined,
    cls: ClassValue,
    ends: (name: string) => { target: ClassValue | undefined; through: ClassValue | undefined },
  ): readonly FieldObject[] {
    return (model?.relations ?? []).flatMap(({ name, kind }) =>
      this.#made(cls, name, `django.db.models.${kind}`, ends(name)),
    );
  }

  /**
   * The fields with the links that Django adds to the parents of a child (`x_ptr`). The link to the first parent is
   * the key, unless there is one (`Options._prepare`).
   */
  #withLinks(
    cls: ClassValue,
    parents: readonly ModelClass[],
    fields: readonly FieldObject[],
    isKeyed: boolean,
  ): readonly FieldObject[] {
    const made: FieldObject[] = [];
    let key: FieldObject | undefined;
    for (const target of new Set(parents.map((parent) => concreteOf(parent).cls))) {
      const isLink = (field: FieldObject): boolean =>
        field.target === target && isTrue(field.value.attributes.get("_parent_link"));
      const ends = { target, through: undefined };
      const name = `${target.name.toLowerCase()}_ptr`;
      const isFirst = made.length === 0 && key === undefined;
      const link = fields.find(isLink);
      if (link === undefined)
        made.push(...this.#made(cls, name, oneToOne, ends, isFirst && !isKeyed));
      if (isFirst) key = link ?? made[0];
    }
    const promoted = key === undefined || isKeyed || made.includes(key) ? undefined : key;
    return [...made, ...fields.map((field) => (field === promoted ? asKey(field) : field))];
  }

  #made(
    cls: ClassValue,
    name: string,
    path: string,
    ends: { target: ClassValue | undefined; through: ClassValue | undefined } = {
      target: undefined,
      through: undefined,
    },
    isKey = name === "id",
  ): readonly FieldObject[] {
    const dot = path.lastIndexOf(".");
    const made = this.#evaluation.merge((machine) => {
      const module = machine.importModule(path.slice(0, dot));
      const field = machine.getAttribute(module, path.slice(dot + 1));
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
        ["_related_name", isKey || path === oneToOne ? NONE : text("+")],
        ["auto_created", bool(isKey || path === oneToOne)],
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

/** Whether Django adds a column for `order_with_respect_to`. */
function isOrdered(found: ModelClass | undefined): boolean {
  const order = found?.meta.get("order_with_respect_to");
  return order !== undefined && order.kind !== "none";
}

const orderWrt = "django.db.models.OrderWrt";
const oneToOne = "django.db.models.OneToOneField";

/** Whether a field says that it is the key, as a composite one does by its kind. */
function isKeyField(field: InstanceValue): boolean {
  return isTrue(keyword(field, "primary_key"));
}

function asKey(field: FieldObject): FieldObject {
  const attributes = new Map([...field.value.attributes, ["primary_key", bool(true)] as const]);
  return { ...field, value: { ...field.value, attributes } };
}

const unmade: Reason = {
  code: "unsupported",
  text: "no class statement spells its fields out",
  origin: undefined,
};

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
