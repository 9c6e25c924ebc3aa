/** Describes the columns of a result: their types by name, and the table's column that each comes from. */
import type { FieldDef } from "pg";
import type { Column, ValueKind } from "../values.ts";
import type { TextRow } from "./exchange.ts";
import { builtInKind, builtInName, kindOfType } from "./types.ts";

/** What the catalog tells of a type with its modifier. */
interface NamedType {
  readonly name: string;
  readonly kind: ValueKind;
}

/** Knows the types that a session met. They are asked for once; where columns come from is asked for each time. */
export class ColumnNames {
  readonly #types = new Map<string, NamedType>();

  /**
   * The statement that asks for what is not known of these columns, and its values; undefined where all is known.
   * Its answer goes to `columns`.
   */
  question(
    fields: readonly FieldDef[],
  ): { readonly sql: string; readonly values: string[] } | undefined {
    const types = fields.filter((field) => this.#type(field) === undefined);
    const sources = fields.filter(({ tableID }) => tableID !== 0);
    if (types.length === 0 && sources.length === 0) return undefined;
    const list = (numbers: readonly number[]) => `{${numbers.join(",")}}`;
    return {
      sql: question,
      values: [
        list(types.map(({ dataTypeID }) => dataTypeID)),
        list(types.map(({ dataTypeModifier }) => dataTypeModifier)),
        list(sources.map(({ tableID }) => tableID)),
        list(sources.map(({ columnID }) => columnID)),
      ],
    };
  }

  /** The columns, with the answer to `question` where it was asked. */
  columns(fields: readonly FieldDef[], answer: readonly TextRow[]): readonly Column[] {
    const sources = new Map<string, Column["source"] & { readonly domain: string | null }>();
    for (const [what, one = "", two = "", name = "", ...others] of answer) {
      const key = `${one}:${two}`;
      if (what === "type") this.#learn(key, Number(one), name ?? "", others[0] ?? "");
      else {
        const [schema = null, table = null, domain = null] = others;
        sources.set(key, {
          schema: schema ?? undefined,
          table: table ?? "",
          column: name ?? "",
          domain,
        });
      }
    }
    return fields.map((field) => {
      const type = this.#type(field) ?? { name: `type ${field.dataTypeID}`, kind: "other" };
      const source = sources.get(`${field.tableID}:${field.columnID}`);
      if (!source) return { name: field.name, kind: type.kind, type: type.name };
      const { domain, ...from } = source;
      // A column of a domain comes with the type below it.
      return { name: field.name, kind: type.kind, type: domain ?? type.name, source: from };
    });
  }

  #type({ dataTypeID: oid, dataTypeModifier: modifier }: FieldDef): NamedType | undefined {
    const name = builtInName(oid, modifier);
    const kind = builtInKind(oid);
    return name !== undefined && kind ? { name, kind } : this.#types.get(`${oid}:${modifier}`);
  }

  #learn(key: string, oid: number, name: string, category: string): void {
    this.#types.set(key, { name, kind: kindOfType(oid, category) });
  }
}

/** Types: number, modifier, name, category. Columns: table, number, name, schema, table's name, its domain if it has one. */
const question = `
  select 'type', t.oid::text, asked.modifier::text,
    pg_catalog.format_type(t.oid, asked.modifier), t.typcategory::text, null, null
  from (select distinct unnest($1::oid[]) as oid, unnest($2::int4[]) as modifier) as asked
  join pg_catalog.pg_type as t on t.oid = asked.oid
  union all
  select 'column', a.attrelid::text, a.attnum::text,
    a.attname, n.nspname, c.relname,
    case when t.typtype = 'd' then pg_catalog.format_type(a.atttypid, a.atttypmod) end
  from (select distinct unnest($3::oid[]) as relation, unnest($4::int2[]) as number) as asked
  join pg_catalog.pg_attribute as a on a.attrelid = asked.relation and a.attnum = asked.number
  join pg_catalog.pg_class as c on c.oid = a.attrelid
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  join pg_catalog.pg_type as t on t.oid = a.atttypid`;
