/** Describes one object of a MySQL or MariaDB server. */
import type {
  ColumnDescription,
  ConstraintDescription,
  DatabaseObject,
  Description,
  ForeignKeyDescription,
  IndexDescription,
} from "../catalog.ts";
import type { Failed } from "../driver.ts";
import { qualifiedName } from "../sql/identifiers.ts";
import type { Facts } from "./facts.ts";
import type { Ask } from "./list.ts";
import { text } from "./quote.ts";

type Row = readonly (string | null)[];

/** Everything about it, or the first failure. */
export async function describe(
  object: DatabaseObject,
  facts: Facts,
  ask: Ask,
): Promise<Description | Failed> {
  const create = await createOf(object, ask);
  if (typeof create !== "string") return create;
  const answers: Record<string, readonly Row[]> = {};
  if (object.kind !== "routine" && object.kind !== "sequence")
    for (const [part, sql] of Object.entries(questions(object, facts))) {
      const rows = await ask(sql);
      // Servers before MySQL 8.0.16 know no checks.
      if ("kind" in rows && part !== "checks") return rows;
      answers[part] = "kind" in rows ? [] : rows;
    }
  return assemble(object, create, answers, facts);
}

/** What is asked of the catalog, by what it is about. */
function questions({ schema, name: table }: DatabaseObject, facts: Facts): Record<string, string> {
  const at = (prefix: string) =>
    `${prefix}TABLE_SCHEMA = ${text(schema)} AND ${prefix}TABLE_NAME = ${text(table)}`;
  // MySQL has indexes on expressions, which MariaDB's catalog has no column for.
  const expression = facts.isMariaDb ? "NULL" : "EXPRESSION";
  const checks = facts.isMariaDb
    ? `SELECT CONSTRAINT_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS
       WHERE CONSTRAINT_SCHEMA = ${text(schema)} AND TABLE_NAME = ${text(table)}`
    : `SELECT c.CONSTRAINT_NAME, c.CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS c
       JOIN information_schema.TABLE_CONSTRAINTS t USING (CONSTRAINT_SCHEMA, CONSTRAINT_NAME)
       WHERE t.CONSTRAINT_TYPE = 'CHECK' AND ${at("t.")}`;
  return {
    columns: `SELECT COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, EXTRA, COLLATION_NAME,
        COLUMN_COMMENT, GENERATION_EXPRESSION, DATA_TYPE
      FROM information_schema.COLUMNS WHERE ${at("")} ORDER BY ORDINAL_POSITION`,
    indexes: `SELECT INDEX_NAME, NON_UNIQUE, COLUMN_NAME, SUB_PART, COLLATION, INDEX_TYPE, ${expression}
      FROM information_schema.STATISTICS WHERE ${at("")} ORDER BY INDEX_NAME, SEQ_IN_INDEX`,
    keys: `SELECT CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME,
        REFERENCED_COLUMN_NAME
      FROM information_schema.KEY_COLUMN_USAGE
      WHERE ${at("")} AND REFERENCED_TABLE_NAME IS NOT NULL
      ORDER BY CONSTRAINT_NAME, ORDINAL_POSITION`,
    // Not joined: MariaDB would open every table of the server for it, and wait for those that others change.
    rules: `SELECT CONSTRAINT_NAME, DELETE_RULE, UPDATE_RULE
      FROM information_schema.REFERENTIAL_CONSTRAINTS
      WHERE CONSTRAINT_SCHEMA = ${text(schema)} AND TABLE_NAME = ${text(table)}`,
    checks,
    triggers: `SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT
      FROM information_schema.TRIGGERS
      WHERE EVENT_OBJECT_SCHEMA = ${text(schema)} AND EVENT_OBJECT_TABLE = ${text(table)}
      ORDER BY TRIGGER_NAME`,
    table: `SELECT TABLE_ROWS, DATA_LENGTH + INDEX_LENGTH, TABLE_COMMENT, TABLE_TYPE
      FROM information_schema.TABLES WHERE ${at("")}`,
  };
}

async function createOf(
  { kind, schema, name: object, signature }: DatabaseObject,
  ask: Ask,
): Promise<string | Failed> {
  const word = {
    table: "TABLE",
    view: "TABLE",
    "materialized-view": "TABLE",
    sequence: "TABLE",
    routine: signature === "function" ? "FUNCTION" : "PROCEDURE",
  }[kind];
  const rows = await ask(`SHOW CREATE ${word} ${qualifiedName(schema, object, "mysql")}`);
  if ("kind" in rows) return rows;
  // A routine's name and mode come before; without the privilege to see its body that is NULL.
  const create = rows[0]?.[kind === "routine" ? 2 : 1];
  return create ?? "-- the body may be seen by its definer only";
}

function assemble(
  object: DatabaseObject,
  create: string,
  answers: Readonly<Record<string, readonly Row[]>>,
  facts: Facts,
): Description {
  const indexes = indexesOf(answers["indexes"] ?? []);
  const [rows, bytes, comment, type] = answers["table"]?.[0] ?? [];
  const isView = type === "VIEW";
  return {
    kind: "description",
    object,
    columns: (answers["columns"] ?? []).map((row) => columnOf(row, facts)),
    primaryKey: indexes.find(({ primary }) => primary)?.columns ?? [],
    indexes,
    foreignKeys: foreignKeysOf(answers["keys"] ?? [], answers["rules"] ?? []),
    constraints: constraintsOf(answers["checks"] ?? [], indexes),
    triggers: (answers["triggers"] ?? []).map(([trigger, timing, event, body]) => ({
      name: trigger ?? "",
      definition: `${timing} ${event} FOR EACH ROW ${body}`,
    })),
    rows: numberOf(rows),
    bytes: numberOf(bytes),
    comment: isView || !comment ? undefined : comment,
    create,
  };
}

function columnOf(row: Row, facts: Facts): ColumnDescription {
  const [column, type, nullable, fallback, extra, collation, comment, expression, base] = row;
  const words = (extra ?? "").toLowerCase();
  const generated = words.includes("auto_increment")
    ? "identity"
    : !expression
      ? undefined
      : words.includes("stored") || words.includes("persistent")
        ? "stored"
        : "virtual";
  return {
    name: column ?? "",
    type: type ?? "",
    null: nullable === "YES",
    default:
      generated === undefined ? defaultOf(fallback ?? null, words, base ?? "", facts) : undefined,
    generated,
    collation: collation ?? undefined,
    comment: comment || undefined,
  };
}

/** MariaDB keeps expressions; MySQL keeps the bare text of a literal. */
function defaultOf(
  value: string | null,
  extra: string,
  base: string,
  { isMariaDb }: Facts,
): string | undefined {
  if (value === null || (isMariaDb && value === "NULL")) return undefined;
  const isExpression =
    isMariaDb || extra.includes("default_generated") || /^current_timestamp/i.test(value);
  const isNumber = /int|decimal|float|double|bit|year/.test(base);
  const written = isExpression || isNumber ? value : `'${value.replaceAll("'", "''")}'`;
  const update = /on update (?<clause>\S+)/.exec(extra)?.groups?.["clause"];
  return update === undefined ? written : `${written} ON UPDATE ${update}`;
}

function indexesOf(rows: readonly Row[]): readonly IndexDescription[] {
  return grouped(rows).map((parts) => {
    const [index, nonUnique, , , , method] = parts[0] ?? [];
    return {
      name: index ?? "",
      columns: parts.map(([, , column, length, order, , expression]) => {
        const part = column ?? `(${expression ?? ""})`;
        return `${part}${length === null ? "" : `(${length})`}${order === "D" ? " DESC" : ""}`;
      }),
      unique: nonUnique === "0",
      primary: index === "PRIMARY",
      where: undefined,
      method: method?.toLowerCase(),
    };
  });
}

function foreignKeysOf(
  rows: readonly Row[],
  rules: readonly Row[],
): readonly ForeignKeyDescription[] {
  return grouped(rows).map((parts) => {
    const [key, , schema, table] = parts[0] ?? [];
    const [, onDelete, onUpdate] = rules.find(([name]) => name === key) ?? [];
    return {
      name: key ?? "",
      columns: parts.map(([, column]) => column ?? ""),
      target: {
        schema: schema ?? "",
        table: table ?? "",
        columns: parts.map(([, , , , column]) => column ?? ""),
      },
      onDelete: onDelete ?? undefined,
      onUpdate: onUpdate ?? undefined,
    };
  });
}

function constraintsOf(
  checks: readonly Row[],
  indexes: readonly IndexDescription[],
): readonly ConstraintDescription[] {
  return [
    ...checks.map(([check, clause]) => ({
      name: check ?? "",
      type: "check" as const,
      columns: [],
      definition: `CHECK (${clause ?? ""})`,
    })),
    ...indexes
      .filter(({ unique, primary }) => unique && !primary)
      .map(({ name: index, columns }) => ({
        name: index,
        type: "unique" as const,
        columns,
        definition: `UNIQUE (${columns.join(", ")})`,
      })),
  ];
}

function numberOf(text: string | null | undefined): number | undefined {
  return text === null || text === undefined ? undefined : Number(text);
}

/** Rows of one name together, in their order. */
function grouped(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row[0] ?? "";
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}
