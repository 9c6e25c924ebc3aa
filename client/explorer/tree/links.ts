/** Brings a project's models and the tables of one of its aliases together. */
import type { ListedObject } from "#client/drivers/catalog.ts";
import type { ModelTable } from "#shared/databases.ts";
import { lookedFor, tableKey, type Naming } from "./tableNames.ts";

/** What models and tables of an alias have to do with one another. */
export interface Links {
  /** By `keyOf`; a table without an entry has no model. */
  readonly tables: ReadonlyMap<string, TableLink>;
  /** By the model's label: the table that it has here. */
  readonly models: ReadonlyMap<string, ListedObject>;
  /** Tables that no model of the project has, those that Django keeps for itself left out. */
  readonly withoutModel: readonly ListedObject[];
  /** Models that ought to have a table here and have none. */
  readonly withoutTable: readonly MissingTable[];
}

/** A table that the project knows. */
export interface TableLink {
  /** Several where models share the table. */
  readonly models: readonly ModelTable[];
  readonly placement: Placement;
}

/**
 * Whether the routers let the table be here. `replicated`: they do not, and on a replica that is how it should be.
 * `django`: it is `django_migrations`, which no router is asked about.
 */
export type Placement = "allowed" | "refused" | "replicated" | "unknown" | "django";

export interface MissingTable {
  readonly model: ModelTable;
  /** `migrated`: `migrate` would make it. `undecided`: the routers' answer is not known. `used`: it is read or written here. */
  readonly because: "migrated" | "undecided" | "used";
}

export interface LinkedAlias {
  readonly alias: string;
  /** Whether its data come from another alias. */
  readonly isReplica: boolean;
}

/** Kept by Django itself on each alias that was ever migrated. */
const migrationsTable = "django_migrations";

/**
 * Links the models to the objects of one alias. A view can be a model's table, for a model that Django does not manage.
 * Without any model nothing is known of the project, and nothing is called an orphan.
 */
export function link(
  models: readonly ModelTable[],
  objects: readonly ListedObject[],
  naming: Naming,
  { alias, isReplica }: LinkedAlias,
): Links {
  const relations = new Map(
    objects.filter(isRelation).map((each) => [tableKey(each.schema, each.name, naming), each]),
  );
  const found = new Map<ListedObject, ModelTable[]>();
  const modelTables = new Map<string, ListedObject>();
  const withoutTable: MissingTable[] = [];
  for (const model of models) {
    if (model.proxy || model.table === undefined) continue;
    const key = lookedFor(model.table, naming).find((each) => relations.has(each));
    const table = key === undefined ? undefined : relations.get(key);
    if (table === undefined) {
      const because = whyMissed(model, alias);
      if (because !== undefined) withoutTable.push({ model, because });
      continue;
    }
    modelTables.set(model.label, table);
    const others = found.get(table);
    if (others === undefined) found.set(table, [model]);
    else others.push(model);
  }
  const migrations = migrationTables(relations, naming);
  const tables = new Map<string, TableLink>();
  for (const [table, owners] of found)
    tables.set(keyOf(table), {
      models: owners.toSorted((one, other) => one.label.localeCompare(other.label, "en")),
      placement: placementOf(owners, alias, isReplica),
    });
  for (const table of migrations)
    if (!found.has(table)) tables.set(keyOf(table), { models: [], placement: "django" });
  // A server of MySQL shows the databases of other projects too: only where this one has tables, others are odd.
  const own = new Set([...naming.searchPath, ...[...found.keys()].map(({ schema }) => schema)]);
  return {
    tables,
    models: modelTables,
    withoutModel:
      models.length === 0
        ? []
        : objects.filter(
            (each) => each.kind === "table" && own.has(each.schema) && !tables.has(keyOf(each)),
          ),
    withoutTable: withoutTable.sort((one, other) =>
      one.model.label.localeCompare(other.model.label, "en"),
    ),
  };
}

/** An object's key within its alias, exact. */
export function keyOf(object: {
  readonly kind: string;
  readonly schema: string;
  readonly name: string;
  readonly signature?: string;
}): string {
  return [object.kind, object.schema, object.name, object.signature ?? ""].join("\n");
}

function isRelation({ kind }: ListedObject): boolean {
  return kind === "table" || kind === "view" || kind === "materialized-view";
}

/** In every schema of the search path: with a schema per tenant, each has its own. */
function migrationTables(
  relations: ReadonlyMap<string, ListedObject>,
  naming: Naming,
): readonly ListedObject[] {
  return [...relations.values()].filter(
    ({ kind, name }) =>
      kind === "table" && (naming.caseless ? name.toLowerCase() : name) === migrationsTable,
  );
}

function placementOf(
  models: readonly ModelTable[],
  alias: string,
  isReplica: boolean,
): Exclude<Placement, "django"> {
  const answers = models.map(({ migrate }) => migrate[alias]);
  if (answers.includes(true)) return "allowed";
  if (answers.some((answer) => answer !== false)) return "unknown";
  if (isReplica) return "replicated";
  // Django makes no table for an unmanaged model, so that one is where it is used.
  const atHome = models.some((model) => !model.managed && isUsed(model, alias));
  return atHome ? "allowed" : "refused";
}

/** Why a model is missed on an alias where it has no table; undefined where nobody misses it. */
function whyMissed(model: ModelTable, alias: string): MissingTable["because"] | undefined {
  if (!model.managed) return undefined;
  const answer = model.migrate[alias];
  if (answer === true) return "migrated";
  if (answer !== false) return "undecided";
  return isUsed(model, alias) ? "used" : undefined;
}

function isUsed(model: ModelTable, alias: string): boolean {
  return model.read.includes(alias) || model.write.includes(alias);
}
