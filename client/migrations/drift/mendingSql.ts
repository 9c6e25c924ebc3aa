/** Writes the statement that makes a database what Django means it to be, where one statement can. */
import { quoteName } from "#client/drivers/sql/identifiers.ts";
import type { DjangoColumn, DjangoTable } from "#client/python/schema.ts";
import type { Difference } from "./difference.ts";
import type { DriftEngine } from "./types.ts";

/** Undefined where the engine has no such statement, or where what is to happen is not plain. */
export function mendingSql(
  difference: Difference,
  table: DjangoTable | undefined,
  engine: DriftEngine,
): string | undefined {
  const dialect = engine === "other" ? undefined : engine;
  const name = (text: string): string => quoteName(text, dialect);
  const { kind, part = "", actual = "", sql } = difference;
  const on =
    table === undefined || table.schema === null
      ? name(difference.table)
      : `${name(table.schema)}.${name(difference.table)}`;
  const column = table?.columns.find((each) => each.name === part);
  switch (kind) {
    case "table-extra":
      return `DROP TABLE ${on};`;
    case "table-renamed":
      return `ALTER TABLE ${name(actual)} RENAME TO ${name(difference.table)};`;
    case "column-missing":
      return column === undefined || column.definition === null
        ? undefined
        : `ALTER TABLE ${on} ADD COLUMN ${name(part)} ${column.definition};${column.null || column.default !== null ? "" : "  -- where there are rows, it needs a DEFAULT for them"}`;
    case "column-renamed":
      return `ALTER TABLE ${on} RENAME COLUMN ${name(actual)} TO ${name(part)};`;
    case "column-extra":
      return `ALTER TABLE ${on} DROP COLUMN ${name(part)};`;
    case "index-extra":
    case "unique-extra":
      return engine === "mysql"
        ? `DROP INDEX ${name(part)} ON ${on};`
        : dropIndex(kind, on, name(part), engine);
    case "index-name":
      return engine === "postgresql"
        ? `ALTER INDEX ${name(actual)} RENAME TO ${name(part)};`
        : engine === "mysql"
          ? `ALTER TABLE ${on} RENAME INDEX ${name(actual)} TO ${name(part)};`
          : undefined;
    case "index-missing":
    case "unique-missing":
      return sql && (engine !== "sqlite" || sql.startsWith("CREATE")) ? ended(sql) : undefined;
    case "index-differs":
      return sql && `${dropIndex(kind, on, name(part), engine)}\n${ended(sql)}`;
    case "check-missing":
    case "exclusion-missing":
    case "foreign-key-missing":
      return engine === "sqlite" ? undefined : sql && ended(sql);
    case "check-extra":
      return engine === "sqlite" || part.startsWith("CHECK")
        ? undefined
        : `ALTER TABLE ${on} DROP CONSTRAINT ${name(part)};`;
    case "check-differs":
      return engine === "sqlite" || !sql
        ? undefined
        : `ALTER TABLE ${on} DROP CONSTRAINT ${name(part)};\n${ended(sql)}`;
    case "column-type":
    case "column-null":
    case "column-default":
    case "column-identity":
    case "column-collation":
    case "column-comment":
      return column && alterColumn(kind, on, column, engine);
    case "table-missing":
    case "table-kind":
    case "table-comment":
    case "column-generated":
    case "primary-key":
      return undefined;
    case "foreign-key-extra":
    case "foreign-key-target":
    case "foreign-key-action":
      if (engine === "sqlite" || difference.name === undefined) return undefined;
      return [
        `ALTER TABLE ${on} DROP ${engine === "mysql" ? "FOREIGN KEY" : "CONSTRAINT"} ${name(difference.name)};`,
        ...(sql === undefined ? [] : [ended(sql)]),
      ].join("\n");
  }
}

/** What a unique constraint made goes with that constraint. */
function dropIndex(kind: string, on: string, index: string, engine: DriftEngine): string {
  if (engine === "mysql") return `DROP INDEX ${index} ON ${on};`;
  return kind === "unique-extra" && engine === "postgresql"
    ? `ALTER TABLE ${on} DROP CONSTRAINT ${index};  -- or DROP INDEX, where no constraint has it`
    : `DROP INDEX ${index};`;
}

function alterColumn(
  kind: Difference["kind"],
  on: string,
  column: DjangoColumn,
  engine: DriftEngine,
): string | undefined {
  const { name, type, collation, default: given, definition, comment } = column;
  if (engine === "mysql")
    return definition === null
      ? undefined
      : `ALTER TABLE ${on} MODIFY ${quoteName(name, "mysql")} ${definition};`;
  if (engine !== "postgresql") return undefined;
  const quoted = quoteName(name, "postgresql");
  const alter = `ALTER TABLE ${on} ALTER COLUMN ${quoted}`;
  switch (kind) {
    case "column-type":
    case "column-collation":
      return `${alter} TYPE ${type}${collation === null ? "" : ` COLLATE ${quoteName(collation, "postgresql")}`} USING ${quoted}::${type};`;
    case "column-null":
      return `${alter} ${column.null ? "DROP" : "SET"} NOT NULL;`;
    case "column-default":
      return given === null ? `${alter} DROP DEFAULT;` : `${alter} SET DEFAULT ${given};`;
    case "column-identity":
      return column.auto
        ? `${alter} ADD GENERATED BY DEFAULT AS IDENTITY;`
        : `${alter} DROP IDENTITY IF EXISTS;`;
    case "column-comment":
      return `COMMENT ON COLUMN ${on}.${quoted} IS '${comment.replaceAll("'", "''")}';`;
    default:
      return undefined;
  }
}

function ended(sql: string): string {
  return `${sql.trimEnd().replace(/;$/, "")};`;
}
