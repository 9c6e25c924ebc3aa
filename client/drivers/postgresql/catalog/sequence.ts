/** Describes a sequence. */
import type { DatabaseObject, Description } from "../../catalog.ts";
import type { Failed } from "../../driver.ts";
import { isFailed, type Ask } from "./ask.ts";
import { bare, missing } from "./nothing.ts";

export async function describeSequence(
  ask: Ask,
  object: DatabaseObject,
): Promise<Description | Failed> {
  const rows = await ask(question, [object.schema, object.name]);
  if (isFailed(rows)) return rows;
  const [create, comment] = rows[0] ?? [];
  return create ? bare(object, create, comment) : missing(object);
}

const question = `
  select format('CREATE SEQUENCE %I.%I AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s%s',
      n.nspname, c.relname, pg_catalog.format_type(s.seqtypid, null), s.seqincrement, s.seqmin, s.seqmax,
      s.seqstart, s.seqcache, case when s.seqcycle then ' CYCLE' else '' end,
      (select format(' OWNED BY %I.%I.%I', tn.nspname, t.relname, a.attname)
       from pg_catalog.pg_depend as d
       join pg_catalog.pg_class as t on t.oid = d.refobjid
       join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
       join pg_catalog.pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
       where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i') limit 1)) || ';',
    pg_catalog.obj_description(c.oid, 'pg_class')
  from pg_catalog.pg_sequence as s
  join pg_catalog.pg_class as c on c.oid = s.seqrelid
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relname = $2`;
