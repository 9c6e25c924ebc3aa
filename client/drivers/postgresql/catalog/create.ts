/** Puts together the statements that make a relation: the server tells only parts of them. */
import type { TextRow } from "../exchange.ts";

/**
 * Number, kind, rows, bytes, comment; quoted name, definition of a view, partition key,
 * parents, bound as a partition, server and options of a foreign table, whether it is unlogged.
 */
export const head = `
  select c.oid::text, c.relkind::text,
    case when c.reltuples > 0 or c.relpages > 0 then c.reltuples::int8::text end,
    case when c.relkind in ('r', 'm') then pg_catalog.pg_total_relation_size(c.oid)::text end,
    pg_catalog.obj_description(c.oid, 'pg_class'),
    format('%I.%I', n.nspname, c.relname),
    case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid, true) end,
    case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end,
    (select string_agg(format('%I.%I', pn.nspname, p.relname), ', ' order by h.inhseqno)
     from pg_catalog.pg_inherits as h
     join pg_catalog.pg_class as p on p.oid = h.inhparent
     join pg_catalog.pg_namespace as pn on pn.oid = p.relnamespace
     where h.inhrelid = c.oid),
    case when c.relispartition then pg_catalog.pg_get_expr(c.relpartbound, c.oid) end,
    (select format(' SERVER %I', s.srvname) || coalesce((
        select ' OPTIONS (' || string_agg(format('%I %L', o.option_name, o.option_value), ', ') || ')'
        from pg_catalog.pg_options_to_table(f.ftoptions) as o), '')
     from pg_catalog.pg_foreign_table as f
     join pg_catalog.pg_foreign_server as s on s.oid = f.ftserver
     where f.ftrelid = c.oid),
    case when c.relpersistence = 'u' then 'UNLOGGED ' when c.relpersistence = 't' then 'TEMPORARY ' else '' end
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relname = $2 and c.relkind in ('r', 'p', 'f', 'v', 'm')`;

/** What hangs on a relation, as the catalog told it. */
export interface RelationRows {
  readonly columns: readonly TextRow[];
  readonly indexes: readonly TextRow[];
  readonly constraints: readonly TextRow[];
  readonly triggers: readonly TextRow[];
}

/** The statements, each with its semicolon, in an order in which they can be run. */
export function createRelation(relation: TextRow, rows: RelationRows): string {
  const [, kind, , , comment, name = ""] = relation;
  const statements = [
    kind === "v" || kind === "m" ? createView(relation) : createTable(relation, rows),
    ...rows.indexes.flatMap((row) => (row[7] === "t" ? [] : [`${row[6]};`])),
    ...rows.triggers.map(([, definition]) => `${definition};`),
  ];
  const word = words[kind ?? ""] ?? "TABLE";
  if (comment) statements.push(`COMMENT ON ${word} ${name} IS ${literal(comment)};`);
  for (const row of rows.columns)
    if (row[7])
      statements.push(
        `COMMENT ON COLUMN ${name}.${identifier(row[0] ?? "")} IS ${literal(row[7])};`,
      );
  return statements.join("\n\n");
}

const words: Readonly<Record<string, string>> = {
  v: "VIEW",
  m: "MATERIALIZED VIEW",
  f: "FOREIGN TABLE",
};

function createView([, kind, , , , name, definition]: TextRow): string {
  return `CREATE ${words[kind ?? ""]} ${name} AS\n${definition?.trimEnd()}`;
}

function createTable(relation: TextRow, { columns, constraints }: RelationRows): string {
  const [, kind, , , , name, , partitions, parents, bound, server, persistence] = relation;
  const tail = `${partitions ? ` PARTITION BY ${partitions}` : ""}${server ?? ""};`;
  const head = `CREATE ${kind === "f" ? "FOREIGN TABLE" : `${persistence}TABLE`} ${name}`;
  if (bound && parents) return `${head} PARTITION OF ${parents} ${bound}${tail}`;
  const lines = [
    ...columns.map((row) => row[8] ?? ""),
    ...constraints.map((row) => `CONSTRAINT ${identifier(row[1] ?? "")} ${row[8]}`),
  ].map((line) => `    ${line}`);
  const inherits = parents ? ` INHERITS (${parents})` : "";
  return `${head} (\n${lines.join(",\n")}\n)${inherits}${tail}`;
}

/** A name as it is written in a statement; quoted unless it is plainly none of the grammar's words. */
function identifier(name: string): string {
  return /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A text as a literal, whatever `standard_conforming_strings` is. */
function literal(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? `E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}
