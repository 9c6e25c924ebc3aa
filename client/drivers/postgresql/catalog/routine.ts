/** Describes a function, a procedure, an aggregate or a window function. */
import type { DatabaseObject, Description } from "../../catalog.ts";
import type { Failed } from "../../driver.ts";
import { isFailed, type Ask } from "./ask.ts";
import { bare, missing } from "./nothing.ts";

/** Routines of one name are told apart by their signature; without one, the first is taken. */
export async function describeRoutine(
  ask: Ask,
  object: DatabaseObject,
): Promise<Description | Failed> {
  const rows = await ask(question, [object.schema, object.name, object.signature ?? null]);
  if (isFailed(rows)) return rows;
  const [create, comment] = rows[0] ?? [];
  return create ? bare(object, create, comment) : missing(object);
}

/** The server writes no statement for an aggregate; its parts are put together here. */
const question = `
  select case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid) else
      format('CREATE AGGREGATE %I.%I(%s) (SFUNC = %s, STYPE = %s%s%s)', n.nspname, p.proname,
        pg_catalog.pg_get_function_arguments(p.oid), a.aggtransfn::regproc,
        pg_catalog.format_type(a.aggtranstype, null),
        case when a.aggfinalfn <> 0 then ', FINALFUNC = ' || a.aggfinalfn::regproc else '' end,
        case when a.agginitval is not null then ', INITCOND = ' || quote_literal(a.agginitval) else '' end) end,
    pg_catalog.obj_description(p.oid, 'pg_proc')
  from pg_catalog.pg_proc as p
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  left join pg_catalog.pg_aggregate as a on a.aggfnoid = p.oid
  where n.nspname = $1 and p.proname = $2
    and ($3::text is null or pg_catalog.pg_get_function_identity_arguments(p.oid) = $3::text)
  order by p.oid
  limit 1`;
