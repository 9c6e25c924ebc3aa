/** Lists what a database holds: one question to the catalog each, whatever the number of objects. */
import type { Listing, ListRequest, ObjectKind } from "../../catalog.ts";
import type { Failed } from "../../driver.ts";
import type { TextRow } from "../exchange.ts";
import { isFailed, isTrue, numberOf, type Ask } from "./ask.ts";

/** The objects below one place of the tree. */
export async function list(ask: Ask, request: ListRequest): Promise<Listing | Failed> {
  const question = questionOf(request);
  const rows = await ask(question.sql, question.values);
  return isFailed(rows) ? rows : question.listing(rows);
}

interface Question {
  readonly sql: string;
  readonly values: readonly string[];
  listing(rows: readonly TextRow[]): Listing;
}

function questionOf(request: ListRequest): Question {
  switch (request.of) {
    case "schemas":
      return { sql: schemas, values: [], listing: schemasOf };
    case "objects":
      return { sql: objects("n.nspname = $1"), values: [request.schema], listing: objectsOf };
    case "all-objects":
      return { sql: objects(`not (${system}) and ${own}`), values: [], listing: objectsOf };
    case "columns":
      return { sql: columns, values: [request.schema], listing: columnsOf };
  }
}

const system =
  "n.nspname ~ '^pg_' and n.oid <> pg_my_temp_schema() or n.nspname = 'information_schema'";

/** The temporary and TOAST schemas of other sessions are nobody's to see. */
const own = "(n.nspname !~ '^pg_(toast|temp_)' or n.oid = pg_my_temp_schema())";

const schemas = `
  select n.nspname, coalesce(n.nspname = current_schema(), false), ${system}
  from pg_catalog.pg_namespace as n
  where ${own}
  order by n.nspname`;

/** Routines of extensions are left out: PostGIS alone has a thousand. Sizes are the planner's, since files cost time. */
const objects = (where: string) => `
  select case c.relkind when 'v' then 'view' when 'm' then 'materialized-view' when 'S' then 'sequence' else 'table' end,
    n.nspname, c.relname as name, null as signature,
    case when c.relkind in ('r', 'p', 'm') and (c.reltuples > 0 or c.relpages > 0) then c.reltuples::int8 end,
    case when c.relpages > 0 then c.relpages::int8 * current_setting('block_size')::int8 end,
    d.description
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  left join pg_catalog.pg_description as d
    on d.objoid = c.oid and d.classoid = 'pg_catalog.pg_class'::regclass and d.objsubid = 0
  where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') and ${where}
  union all
  select 'routine', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid), null, null, d.description
  from pg_catalog.pg_proc as p
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  left join pg_catalog.pg_description as d
    on d.objoid = p.oid and d.classoid = 'pg_catalog.pg_proc'::regclass and d.objsubid = 0
  where ${where} and not exists (
    select from pg_catalog.pg_depend as e
    where e.classid = 'pg_catalog.pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
  order by name, nspname, signature`;

const columns = `
  select c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)
  from pg_catalog.pg_attribute as a
  join pg_catalog.pg_class as c on c.oid = a.attrelid
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relkind in ('r', 'p', 'f', 'v', 'm') and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

function schemasOf(rows: readonly TextRow[]): Listing {
  return {
    kind: "schemas",
    schemas: rows.map(([name, isDefault, isSystem]) => ({
      ...{ name: name ?? "", isDefault: isTrue(isDefault), isSystem: isTrue(isSystem) },
    })),
  };
}

function objectsOf(rows: readonly TextRow[]): Listing {
  return {
    kind: "objects",
    objects: rows.map(([kind, schema, name, signature, count, size, comment]) => {
      const [rows, bytes] = [numberOf(count), numberOf(size)];
      return {
        // The statement writes these words.
        kind: kind as ObjectKind,
        ...{ schema: schema ?? "", name: name ?? "" },
        ...(signature !== null && signature !== undefined && { signature }),
        ...(rows !== undefined && { rows }),
        ...(bytes !== undefined && { bytes }),
        ...(comment && { comment }),
      };
    }),
  };
}

function columnsOf(rows: readonly TextRow[]): Listing {
  return {
    kind: "columns",
    columns: rows.map(([table, name, type]) => ({
      ...{ table: table ?? "", name: name ?? "", type: type ?? "" },
    })),
  };
}
