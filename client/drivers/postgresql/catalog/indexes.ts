/** The indexes of a table. */
import type { IndexDescription } from "../../catalog.ts";
import type { TextRow } from "../exchange.ts";
import { isTrue, listOf } from "./ask.ts";

/** Name, columns, unique, primary, condition, method, definition, and whether a constraint makes it. */
export const indexes = `
  select c.relname,
    (select json_agg(coalesce(a.attname, pg_catalog.pg_get_indexdef(i.indexrelid, k.number, true)) order by k.number)
     from generate_series(1, i.indnkeyatts::int) as k(number)
     left join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[k.number - 1]
       and a.attnum <> 0),
    i.indisunique, i.indisprimary, pg_catalog.pg_get_expr(i.indpred, i.indrelid, true), m.amname,
    pg_catalog.pg_get_indexdef(i.indexrelid),
    exists (select from pg_catalog.pg_constraint as x
      where x.conindid = i.indexrelid and x.conrelid = i.indrelid and x.contype in ('p', 'u', 'x'))
  from pg_catalog.pg_index as i
  join pg_catalog.pg_class as c on c.oid = i.indexrelid
  join pg_catalog.pg_am as m on m.oid = c.relam
  where i.indrelid = $1::oid
  order by not i.indisprimary, c.relname`;

export function indexOf(row: TextRow): IndexDescription {
  const [name, columns, unique, primary, where, method] = row;
  return {
    ...{ name: name ?? "", columns: listOf(columns) },
    ...{ unique: isTrue(unique), primary: isTrue(primary) },
    ...{ where: where ?? undefined, method: method ?? undefined },
  };
}
