/** Reads what a database has, through the drivers, for the tables that the project knows. */
import type { Description, ListedColumn, ListedObject } from "#client/drivers/catalog.ts";
import type { Connection, Failed } from "#client/drivers/driver.ts";
import type { DjangoSchema } from "#client/python/schema.ts";
import { engineOf, type DriftEngine } from "./types.ts";

export interface ActualSchema {
  readonly kind: "actual";
  readonly engine: DriftEngine;
  /** The server, for people: "PostgreSQL 15.1". */
  readonly server: string;
  /** The schema that unqualified names are in. */
  readonly schema: string;
  /** Tables and views of all schemas that the project names, by `nameOf`. */
  readonly objects: ReadonlyMap<string, ListedObject>;
  /** The columns of tables that the project does not know, too: one that was renamed is known by them. */
  readonly columns: ReadonlyMap<string, readonly ListedColumn[]>;
  /** Those that the project knows. */
  readonly descriptions: ReadonlyMap<string, Description>;
}

export interface Reading {
  /** Told before each table. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Lists everything in few questions, then describes table by table. Never rejects. */
export async function readActual(
  connection: Connection,
  expected: DjangoSchema,
  { onProgress, signal }: Reading = {},
): Promise<ActualSchema | Failed> {
  const engine = engineOf(expected.vendor);
  const schemas = await connection.list({ of: "schemas" });
  if (schemas.kind === "failed") return schemas;
  const own = schemas.kind === "schemas" ? schemas.schemas : [];
  const schema = own.find(({ isDefault }) => isDefault)?.name ?? own[0]?.name ?? "";
  const known = knownTables(expected, schema, engine);
  const objects = new Map<string, ListedObject>();
  const columns = new Map<string, ListedColumn[]>();
  for (const each of new Set([schema, ...known.schemas])) {
    const listed = await connection.list({ of: "objects", schema: each });
    if (listed.kind === "failed") return listed;
    if (listed.kind !== "objects") continue;
    for (const object of listed.objects)
      if (["table", "view", "materialized-view"].includes(object.kind))
        objects.set(nameOf(engine, each, object.name), object);
    const told = await connection.list({ of: "columns", schema: each });
    if (told.kind === "failed") return told;
    if (told.kind !== "columns") continue;
    for (const column of told.columns) {
      const name = nameOf(engine, each, column.table);
      const list = columns.get(name);
      if (list) list.push(column);
      else columns.set(name, [column]);
    }
  }
  const descriptions = new Map<string, Description>();
  const wanted = [...objects].filter(([name]) => known.names.has(name));
  for (const [index, [name, object]] of wanted.entries()) {
    if (signal?.aborted)
      return { kind: "failed", reason: "cancelled", message: "it was cancelled" };
    onProgress?.(index, wanted.length);
    const described = await connection.describe(object);
    if (described.kind === "failed") return described;
    descriptions.set(name, described);
  }
  const server = `${connection.server.product} ${connection.server.version}`;
  return { kind: "actual", engine, server, schema, objects, columns, descriptions };
}

/** One text for a table, to be a key in maps: only PostgreSQL tells names apart by their case alone. */
export function nameOf(engine: DriftEngine, schema: string, table: string): string {
  const name = `${schema}.${table}`;
  return engine === "postgresql" ? name : name.toLowerCase();
}

function knownTables(
  { tables, before, wanted }: DjangoSchema,
  schema: string,
  engine: DriftEngine,
): { readonly names: ReadonlySet<string>; readonly schemas: readonly string[] } {
  const others = [...before, ...wanted].flatMap((other) => (other.is === null ? [] : [other.is]));
  const all = [...tables, ...others];
  return {
    names: new Set(all.map((each) => nameOf(engine, each.schema ?? schema, each.table))),
    schemas: all.flatMap((each) => (each.schema === null ? [] : [each.schema])),
  };
}
