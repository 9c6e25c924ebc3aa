/** Compares the checks, exclusions and foreign keys of a table. */
import type { ConstraintDescription, Description } from "#client/drivers/catalog.ts";
import type { DjangoCheck, DjangoTable } from "#client/python/schema.ts";
import type { Difference } from "./difference.ts";
import { isSameExpression } from "./expressions.ts";
import type { DriftEngine } from "./types.ts";

export function compareChecks(
  table: DjangoTable,
  { constraints, columns }: Description,
  engine: DriftEngine,
): readonly Difference[] {
  const names = columns.map(({ name }) => name);
  const found = new Set(constraints.filter(({ type }) => type === "check"));
  const differences: Difference[] = [];
  // Named ones first, so that none of them is taken for one of a field.
  const wanted = [...table.checks].sort((one, other) => Number(!one.name) - Number(!other.name));
  for (const want of wanted) {
    const match = [...found].find((each) => isMatch(want, each, names));
    const about = {
      ...{ table: table.table, part: want.name ?? `check of ${want.column}` },
      ...{ columns: want.column === null ? [] : [want.column], expected: want.check },
      ...(want.sql !== null && { sql: want.sql }),
    };
    if (match === undefined) differences.push({ kind: "check-missing", ...about });
    else {
      found.delete(match);
      if (!isSameExpression(want.check, match.definition, names))
        differences.push({ kind: "check-differs", ...about, actual: match.definition });
    }
  }
  for (const each of found) {
    if (isImplied(each, table, engine)) continue;
    differences.push({
      ...{ kind: "check-extra", table: table.table, part: each.name || each.definition },
      ...{ columns: each.columns, actual: each.definition },
    });
  }
  return differences;
}

function isMatch(
  want: DjangoCheck,
  found: ConstraintDescription,
  names: readonly string[],
): boolean {
  if (want.name !== null) return found.name.toLowerCase() === want.name.toLowerCase();
  return isSameExpression(want.check, found.definition, names);
}

/** MariaDB holds the text of a JSON column to a check that it makes itself. */
function isImplied(
  { definition }: ConstraintDescription,
  { columns }: DjangoTable,
  engine: DriftEngine,
): boolean {
  if (engine !== "mysql") return false;
  const column = /^CHECK \(json_valid\(`(?<name>[^`]+)`\)\)$/i.exec(definition)?.groups?.["name"];
  return columns.some(({ name, type }) => name === column && type === "json");
}

/** Constraints that only the engine's own part of Django knows are looked for by name. */
export function compareExclusions(
  table: DjangoTable,
  { constraints, indexes }: Description,
): readonly Difference[] {
  const names = new Set([...constraints, ...indexes].map(({ name }) => name));
  return table.exclusions
    .filter(({ name }) => !names.has(name))
    .map(({ name, sql }) => ({
      kind: "exclusion-missing",
      ...{ table: table.table, part: name, expected: sql, sql },
    }));
}

/** @param isSameTable whether Django's name is that of the table which the server tells */
export function compareForeignKeys(
  table: DjangoTable,
  { foreignKeys }: Description,
  isSameTable: (ours: string, theirs: string) => boolean,
): readonly Difference[] {
  const differences: Difference[] = [];
  const found = new Set(foreignKeys);
  for (const want of table.foreignKeys) {
    const about = {
      ...{ table: table.table, part: want.column, columns: [want.column] },
      ...(want.sql !== null && { sql: want.sql }),
    };
    const ofColumn = [...found].filter(
      ({ columns }) =>
        columns.length === 1 && columns[0]?.toLowerCase() === want.column.toLowerCase(),
    );
    const isTarget = ({ target }: (typeof foreignKeys)[number]): boolean =>
      isSameTable(want.table, target.table) &&
      // SQLite tells none where it is the primary key.
      (target.columns.length === 0 ||
        target.columns[0]?.toLowerCase() === want.target.toLowerCase());
    const match = ofColumn.find(isTarget) ?? ofColumn[0];
    const expected = `→ ${want.table}.${want.target}`;
    if (match === undefined) {
      differences.push({ kind: "foreign-key-missing", ...about, expected });
      continue;
    }
    found.delete(match);
    const actual = `→ ${match.target.table}.${match.target.columns[0] ?? want.target}`;
    if (!isTarget(match))
      differences.push({
        kind: "foreign-key-target",
        ...about,
        expected,
        actual,
        name: match.name,
      });
    const [ours, theirs] = [plainAction(want.onDelete), plainAction(match.onDelete)];
    if (ours !== theirs)
      differences.push({
        ...{ kind: "foreign-key-action", ...about, name: match.name },
        ...{ expected: `ON DELETE ${ours}`, actual: `ON DELETE ${theirs}` },
        note: "what the database does by itself, Django's signals and its own cascade do not see",
      });
  }
  for (const { name, columns, target, onDelete } of found)
    differences.push({
      ...{ kind: "foreign-key-extra", table: table.table, part: columns.join(", "), columns, name },
      actual: `→ ${target.table}.${target.columns.join(", ")}${onDelete ? ` ON DELETE ${onDelete}` : ""}`,
    });
  return differences;
}

/** Django leaves the action out; servers tell what that means as `NO ACTION`, MariaDB as `RESTRICT`. */
function plainAction(action: string | undefined): string {
  const text = (action ?? "").toUpperCase();
  return text === "" || text === "RESTRICT" ? "NO ACTION" : text;
}
