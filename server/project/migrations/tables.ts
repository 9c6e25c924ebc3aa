/** The tables that migrations leave on an alias: what the schema editor is told to make, rename and drop. */

import type { InstanceValue } from "#server/evaluation/values.ts";
import { keptBy, relationKind } from "#server/project/models/fields.ts";
import { textOf } from "#server/project/settings/read.ts";
import { throughTable, type LongestName } from "#server/project/models/tables.ts";
import type { Operation } from "./facts.ts";
import type { StateModel } from "./state.ts";

/** What is known of the tables on one alias while operations are carried out there. */
export class TablesOn {
  readonly #tables = new Set<string>();
  readonly #tableOf: (model: StateModel) => string | undefined;
  readonly #longest: LongestName;
  /** Why the set may be wrong: SQL, Python or names that are not known. */
  open: string | undefined;

  constructor(tableOf: (model: StateModel) => string | undefined, longest: LongestName) {
    this.#tableOf = tableOf;
    this.#longest = longest;
  }

  get names(): ReadonlySet<string> {
    return this.#tables;
  }

  /** An operation that runs there. */
  run(operation: Operation, before: StateModel | undefined, after: StateModel | undefined): void {
    switch (operation.kind) {
      case "CreateModel":
        if (after !== undefined) for (const table of this.#all(after)) this.#make(table);
        return;
      case "DeleteModel":
        if (before !== undefined)
          for (const table of this.#all(before))
            if (table !== undefined) this.#tables.delete(table);
        return;
      case "RenameModel":
      case "AlterModelTable":
        if (before !== undefined && after !== undefined) this.#rename(before, after);
        return;
      case "AddField":
      case "RemoveField":
      case "AlterField":
      case "RenameField":
        if (before !== undefined && after !== undefined) this.#change(before, after);
        return;
      case "RunSQL":
      case "RunPython":
        this.open ??= `${operation.kind} may make or drop tables`;
        return;
      default:
        if (operation.scope === "custom") this.open ??= `${operation.kind} may do anything`;
    }
  }

  #make(table: string | undefined): void {
    if (table === undefined) this.open ??= "the name of a table is not known";
    else this.#tables.add(table);
  }

  /** The model's own table first, then those of its many-to-many fields. */
  #all(model: StateModel): readonly (string | undefined)[] {
    return [this.#tableOf(model), ...this.#between(model).values()];
  }

  /** By field, the automatic through tables. */
  #between(model: StateModel): ReadonlyMap<string, string | undefined> {
    const found = new Map<string, string | undefined>();
    for (const [name, field] of model.fields) {
      if (field === undefined || !isAutomatic(field)) continue;
      const table = throughTable(
        this.#tableOf(model),
        name,
        keptBy(field, "_db_table"),
        this.#longest,
      );
      found.set(name, table);
    }
    return found;
  }

  /** A table that is not there any more was made elsewhere, or under another name: nothing to rename. */
  #swap(old: string | undefined, next: string | undefined): void {
    if (old === next) return;
    if (old !== undefined) this.#tables.delete(old);
    this.#make(next);
  }

  #rename(before: StateModel, after: StateModel): void {
    this.#swap(this.#tableOf(before), this.#tableOf(after));
    const next = this.#between(after);
    for (const [field, table] of this.#between(before)) this.#swap(table, next.get(field));
  }

  #change(before: StateModel, after: StateModel): void {
    const old = this.#between(before);
    const next = this.#between(after);
    const gone = [...old].filter(([field]) => !next.has(field));
    const made = [...next].filter(([field]) => !old.has(field));
    const [onlyGone, onlyMade] = [gone[0], made[0]];
    // A field that was renamed brings its table along.
    if (gone.length === 1 && made.length === 1 && onlyGone && onlyMade)
      return this.#swap(onlyGone[1], onlyMade[1]);
    for (const [, table] of gone) if (table !== undefined) this.#tables.delete(table);
    for (const [, table] of made) this.#make(table);
    for (const [field, table] of old) if (next.has(field)) this.#swap(table, next.get(field));
  }
}

/** A many-to-many field for which Django makes the through model. */
function isAutomatic(field: InstanceValue): boolean {
  if (relationKind(field) !== "ManyToManyField") return false;
  const through = keptBy(field, "_through");
  return through === undefined || through.kind === "none" || textOf(through) === "";
}
