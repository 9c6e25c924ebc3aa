/** Writes statements for an object, to begin with. */
import type { Description } from "#client/drivers/catalog.ts";
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import { qualifiedName, quoteName } from "#client/drivers/sql/identifiers.ts";

export type ScriptKind = "select" | "insert" | "create";

/** Where the statement is to run. */
export interface ScriptPlace {
  readonly dialect: Dialect | undefined;
  /** The schema that is left out. */
  readonly defaultSchema: string | undefined;
}

const firstRows = 100;

/** A statement with its terminator and a line break. */
export function script(
  kind: ScriptKind,
  description: Description,
  { dialect, defaultSchema }: ScriptPlace,
): string {
  const { object, columns } = description;
  const schema = object.schema === defaultSchema ? undefined : object.schema;
  const name = qualifiedName(schema, object.name, dialect);
  const quote = (column: string): string => quoteName(column, dialect);
  switch (kind) {
    case "select": {
      const list = columns.map((column) => `  ${quote(column.name)}`).join(",\n");
      // Engines whose SQL we do not know disagree on how to say this.
      const limit = dialect === undefined ? "" : `\nLIMIT ${firstRows}`;
      return `SELECT\n${list || "  *"}\nFROM ${name}${limit};\n`;
    }
    case "insert": {
      const given = columns.filter(({ generated }) => generated === undefined);
      if (given.length === 0) return `INSERT INTO ${name} ${allDefaults(dialect)};\n`;
      // In a statement with parameters Django takes a single % for the beginning of one.
      const double = (text: string): string => text.replaceAll("%", "%%");
      const isNamed = given.every(({ name }) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
      const names = given.map((column) => `  ${double(quote(column.name))}`).join(",\n");
      const values = given.map((column) => (isNamed ? `  %(${column.name})s` : "  %s")).join(",\n");
      return `INSERT INTO ${double(name)} (\n${names}\n) VALUES (\n${values}\n);\n`;
    }
    case "create": {
      const create = description.create.trimEnd();
      return `${create}${create === "" || create.endsWith(";") ? "" : ";"}\n`;
    }
  }
}

function allDefaults(dialect: Dialect | undefined): string {
  return dialect === "mysql" ? "() VALUES ()" : "DEFAULT VALUES";
}
