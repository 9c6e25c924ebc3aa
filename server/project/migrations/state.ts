/** The models as migrations know them at one moment (`db/migrations/state.py:ProjectState`). */

import type { InstanceValue, Reason, Value } from "#server/evaluation/values.ts";
import { entriesOf, itemsOf, textOf } from "#server/project/settings/read.ts";
import type { Operation } from "./facts.ts";
import { text } from "./operations.ts";

/** A model at one moment; replaced as a whole when something changes. */
export interface StateModel {
  readonly app: string;
  /** As in the `class` statement. */
  readonly name: string;
  readonly options: ReadonlyMap<string, Value>;
  /** By name, in order; undefined for a field that is not known. */
  readonly fields: ReadonlyMap<string, InstanceValue | undefined>;
  readonly bases: readonly Value[];
  /** Why parts of it are not known. */
  readonly open: Reason | undefined;
}

/** The options that `AlterModelOptions` takes away where it does not name them. */
const alterable = [
  "base_manager_name",
  "default_manager_name",
  "default_related_name",
  "get_latest_by",
  "managed",
  "ordering",
  "permissions",
  "default_permissions",
  "select_on_save",
  "verbose_name",
  "verbose_name_plural",
];

export class ProjectState {
  readonly #models = new Map<string, StateModel>();

  /** @param name in any case */
  get(app: string, name: string): StateModel | undefined {
    return this.#models.get(keyOf(app, name));
  }

  /** Another state that starts from this one. */
  clone(): ProjectState {
    const copy = new ProjectState();
    for (const [key, model] of this.#models) copy.#models.set(key, model);
    return copy;
  }

  /** Carries an operation out on the state (`state_forwards`). */
  apply(app: string, operation: Operation): void {
    const given = operation.arguments;
    switch (operation.base) {
      case "CreateModel":
        return this.#create(app, given);
      case "DeleteModel":
        this.#models.delete(keyOf(app, text(given, "name") ?? ""));
        return;
      case "RenameModel":
        return this.#rename(app, text(given, "old_name"), text(given, "new_name"));
      case "AlterModelTable":
        return this.#change(app, text(given, "name"), (model) => ({
          ...model,
          options: withOption(model.options, "db_table", given.get("table")),
        }));
      case "AlterModelOptions":
        return this.#change(app, text(given, "name"), (model) => altered(model, given));
      case "AddField":
      case "AlterField":
        return this.#change(app, text(given, "model_name"), (model) =>
          withField(model, text(given, "name"), given.get("field")),
        );
      case "RemoveField":
        return this.#change(app, text(given, "model_name"), (model) => {
          const fields = new Map(model.fields);
          fields.delete(text(given, "name") ?? "");
          return { ...model, fields };
        });
      case "RenameField":
        return this.#change(app, text(given, "model_name"), (model) =>
          renamed(model, text(given, "old_name"), text(given, "new_name")),
        );
      default:
        for (const inner of operation.state) this.apply(app, inner);
    }
  }

  #create(app: string, given: ReadonlyMap<string, Value>): void {
    const name = text(given, "name");
    if (name === undefined) return;
    const options = entriesOf(given.get("options") ?? none);
    const bases = itemsOf(given.get("bases") ?? none);
    const listed = itemsOf(given.get("fields") ?? none);
    const fields = new Map<string, InstanceValue | undefined>();
    let open = options.open ?? bases.open ?? listed.open;
    for (const { value } of listed.items) {
      const [field, type] = itemsOf(value).items.map((item) => item.value);
      const fieldName = field === undefined ? undefined : textOf(field);
      if (fieldName === undefined) open ??= unread;
      else fields.set(fieldName, type?.kind === "instance" ? type : undefined);
    }
    this.#models.set(keyOf(app, name), {
      app,
      name,
      options: new Map([...options.entries].map(([key, entry]) => [key, entry.value])),
      fields,
      bases: bases.items.map(({ value }) => value),
      open,
    });
  }

  #rename(app: string, old: string | undefined, name: string | undefined): void {
    if (old === undefined || name === undefined) return;
    const model = this.get(app, old);
    if (model === undefined) return;
    this.#models.delete(keyOf(app, old));
    this.#models.set(keyOf(app, name), { ...model, name });
  }

  #change(app: string, name: string | undefined, change: (model: StateModel) => StateModel): void {
    const model = name === undefined ? undefined : this.get(app, name);
    if (model !== undefined) this.#models.set(keyOf(app, model.name), change(model));
  }
}

const none: Value = { kind: "none", origin: undefined };
const unread: Reason = { code: "unsupported", text: "a field is not known", origin: undefined };

function keyOf(app: string, name: string): string {
  return `${app}.${name.toLowerCase()}`;
}

function withOption(
  options: ReadonlyMap<string, Value>,
  name: string,
  value: Value | undefined,
): ReadonlyMap<string, Value> {
  const changed = new Map(options);
  if (value === undefined || value.kind === "none") changed.delete(name);
  else changed.set(name, value);
  return changed;
}

function altered(model: StateModel, given: ReadonlyMap<string, Value>): StateModel {
  const { entries, open } = entriesOf(given.get("options") ?? none);
  const options = new Map(model.options);
  for (const name of alterable) if (!entries.has(name)) options.delete(name);
  for (const [name, entry] of entries) options.set(name, entry.value);
  return { ...model, options, open: model.open ?? open };
}

function withField(
  model: StateModel,
  name: string | undefined,
  field: Value | undefined,
): StateModel {
  if (name === undefined) return { ...model, open: model.open ?? unread };
  const fields = new Map(model.fields);
  fields.set(name, field?.kind === "instance" ? field : undefined);
  return { ...model, fields };
}

/** Keeps the order of the fields. */
function renamed(model: StateModel, old: string | undefined, name: string | undefined): StateModel {
  if (old === undefined || name === undefined) return model;
  const fields = [...model.fields].map(
    ([field, value]) => [field === old ? name : field, value] as const,
  );
  return { ...model, fields: new Map(fields) };
}
