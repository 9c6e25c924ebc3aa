/** The names to offer at a place of a console, out of what the server and the models tell. */
import type { ListedColumn, ListedObject, Schema } from "#client/drivers/catalog.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";

import type { ModelTable } from "#shared/databases.ts";
import { same, type Source, type Wanted } from "./wanted.ts";
import { writtenName } from "./writtenName.ts";

/** What is known of an alias's objects; everything is empty before something has been connected to. */
export interface Catalog {
  readonly schemas: readonly Schema[];
  readonly objects: readonly ListedObject[];
  readonly columns: ReadonlyMap<string, readonly ListedColumn[]>;
  /** The models that have their tables on this alias: known without connecting. */
  readonly models: readonly ModelTable[];
}

export interface Offer {
  readonly kind: "table" | "view" | "column" | "schema" | "alias" | "keyword";
  readonly label: string;
  /** As it is to be written, quoted where need be. */
  readonly insert: string;
  /** What it is: a column's type, a table's model. */
  readonly detail: string;
  /** Nearer things come first. */
  readonly rank: number;
}

/** Each thing once, the likeliest first. */
export function offersFor(
  wanted: Wanted,
  catalog: Catalog,
  dialect: Dialect | undefined,
): readonly Offer[] {
  if (wanted.kind === "nothing") return [];
  const { qualifier, sources } = wanted;
  const found =
    qualifier === undefined
      ? wanted.kind === "tables"
        ? [...tables(catalog, undefined), ...commonTables(wanted.common), ...schemas(catalog)]
        : wanted.atStart
          ? keywords(beginnings, 0)
          : [
              ...sources.flatMap((source) => columnsOf(source, catalog)),
              ...sources.flatMap(alias),
              ...tables(catalog, undefined).map((it) => ({ ...it, rank: 4 })),
              ...keywords(inside, 5),
            ]
      : [
          ...sources
            .filter((it) => same(it.alias ?? it.name, qualifier))
            .flatMap((source) => columnsOf(source, catalog)),
          ...tables(catalog, qualifier),
        ];
  const seen = new Set<string>();
  return found.flatMap((offer) => {
    const key = `${offer.kind} ${offer.label}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      {
        ...offer,
        insert: offer.kind === "keyword" ? offer.label : writtenName(offer.label, dialect),
      },
    ];
  });
}

type Found = Omit<Offer, "insert">;

function tables(catalog: Catalog, schema: string | undefined): readonly Found[] {
  const defaults = new Set(catalog.schemas.filter((it) => it.isDefault).map(({ name }) => name));
  const listed = catalog.objects
    .filter(({ kind }) => kind === "table" || kind === "view" || kind === "materialized-view")
    .filter((it) => (schema === undefined ? defaults.has(it.schema) : same(it.schema, schema)))
    .map((it): Found => ({
      kind: it.kind === "table" ? "table" : "view",
      label: it.name,
      detail: modelOf(it.name, catalog)?.label ?? it.schema,
      rank: 1,
    }));
  if (schema !== undefined) return listed;
  const known = catalog.models.flatMap(({ table, label, proxy }): readonly Found[] =>
    table === undefined || proxy
      ? []
      : [{ kind: "table", label: plainTable(table), detail: label, rank: 1 }],
  );
  return [...listed, ...known];
}

function commonTables(names: readonly string[]): readonly Found[] {
  return names.map((label) => ({ kind: "table", label, detail: "of this statement", rank: 0 }));
}

function schemas({ schemas }: Catalog): readonly Found[] {
  return schemas
    .filter(({ isSystem }) => !isSystem)
    .map(({ name }) => ({ kind: "schema", label: name, detail: "schema", rank: 3 }));
}

function alias({ alias, name }: Source): readonly Found[] {
  return [
    { kind: "alias", label: alias ?? name, detail: alias === undefined ? "table" : name, rank: 2 },
  ];
}

function columnsOf(source: Source, catalog: Catalog): readonly Found[] {
  if (source.common) return [];
  const where = source.alias ?? source.name;
  const model = modelOf(source.name, catalog);
  const listed = [...catalog.columns].flatMap(([schema, columns]) =>
    source.schema !== undefined && !same(schema, source.schema)
      ? []
      : columns.filter(({ table }) => same(table, source.name)),
  );
  if (listed.length > 0)
    return listed.map(({ name, type }) => ({
      kind: "column",
      label: name,
      detail: `${type} · ${where}`,
      rank: 0,
    }));
  return (model?.columns ?? []).map(({ column, type }) => ({
    kind: "column",
    label: column,
    detail: `${type} · ${where}`,
    rank: 0,
  }));
}

/** The model of a table, the one that Django manages where several share it. */
export function modelOf(
  table: string,
  { models }: Pick<Catalog, "models">,
): ModelTable | undefined {
  const found = models.filter(
    (it) => !it.proxy && it.table !== undefined && same(plainTable(it.table), table),
  );
  return found.find(({ managed }) => managed) ?? found[0];
}

/** Django lets a table's name be given in quotes. */
function plainTable(table: string): string {
  return /^"[^"]*"$/.test(table) ? table.slice(1, -1) : table;
}

const beginnings =
  "SELECT INSERT UPDATE DELETE WITH EXPLAIN BEGIN COMMIT ROLLBACK CREATE ALTER DROP TRUNCATE VALUES SHOW";
const inside =
  "SELECT FROM WHERE JOIN LEFT INNER CROSS ON USING GROUP BY ORDER HAVING LIMIT OFFSET DISTINCT AS AND OR NOT IN EXISTS BETWEEN LIKE IS NULL CASE WHEN THEN ELSE END UNION ALL INTERSECT EXCEPT WITH VALUES SET INTO RETURNING OVER PARTITION COUNT COALESCE CAST ASC DESC TRUE FALSE";

function keywords(words: string, rank: number): readonly Found[] {
  return words.split(" ").map((label) => ({ kind: "keyword", label, detail: "", rank }));
}
