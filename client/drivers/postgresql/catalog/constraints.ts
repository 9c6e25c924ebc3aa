/** The constraints of a table: its keys, and what else it asks of rows. */
import type { ConstraintDescription, ForeignKeyDescription } from "../../catalog.ts";
import type { TextRow } from "../exchange.ts";
import { listOf } from "./ask.ts";

/** Type, name, columns, target's schema, table and columns, actions on delete and update, definition. */
export const constraints = `
  select x.contype, x.conname,
    (select json_agg(a.attname order by k.place) from unnest(x.conkey) with ordinality as k(number, place)
     join pg_catalog.pg_attribute as a on a.attrelid = x.conrelid and a.attnum = k.number),
    n.nspname, c.relname,
    (select json_agg(a.attname order by k.place) from unnest(x.confkey) with ordinality as k(number, place)
     join pg_catalog.pg_attribute as a on a.attrelid = x.confrelid and a.attnum = k.number),
    x.confdeltype, x.confupdtype, pg_catalog.pg_get_constraintdef(x.oid)
  from pg_catalog.pg_constraint as x
  left join pg_catalog.pg_class as c on c.oid = x.confrelid
  left join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where x.conrelid = $1::oid and x.contype in ('p', 'f', 'c', 'u', 'x')
  order by position(x.contype::text in 'pucxf'), x.conname`;

export interface Constraints {
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKeyDescription[];
  readonly others: readonly ConstraintDescription[];
}

/** Sorts the rows of `constraints`. */
export function constraintsOf(rows: readonly TextRow[]): Constraints {
  const primary = rows.find(([type]) => type === "p");
  return {
    primaryKey: listOf(primary?.[2]),
    foreignKeys: rows.filter(([type]) => type === "f").map(foreignKeyOf),
    others: rows.flatMap((row) => constraintOf(row)),
  };
}

function foreignKeyOf(row: TextRow): ForeignKeyDescription {
  const [, name, columns, schema, table, targets, onDelete, onUpdate] = row;
  return {
    ...{ name: name ?? "", columns: listOf(columns) },
    target: { schema: schema ?? "", table: table ?? "", columns: listOf(targets) },
    ...{ onDelete: actions[onDelete ?? ""], onUpdate: actions[onUpdate ?? ""] },
  };
}

/** `NO ACTION`, which is what is done without a word, is not told. */
const actions: Readonly<Record<string, string>> = {
  r: "RESTRICT",
  c: "CASCADE",
  n: "SET NULL",
  d: "SET DEFAULT",
};

function constraintOf(row: TextRow): readonly ConstraintDescription[] {
  const [letter, name, columns, , , , , , definition] = row;
  const type = types[letter ?? ""];
  if (!type) return [];
  return [{ type, name: name ?? "", columns: listOf(columns), definition: definition ?? "" }];
}

const types: Readonly<Record<string, ConstraintDescription["type"]>> = {
  c: "check",
  u: "unique",
  x: "exclusion",
};
