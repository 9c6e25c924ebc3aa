/** Compares a database with one state of the project: table by table, and which tables there are. */
import type { DjangoTable } from "#client/python/schema.ts";
import { nameOf, type ActualSchema } from "./actual.ts";
import type { Difference } from "./difference.ts";
import { compareTable } from "./table.ts";
import { groupBy } from "./texts.ts";

/**
 * @param tables what a state of the project has on the alias
 * @param isForeign whether a table of the database belongs to something else than this state, so that it is not extra
 */
export function compareTables(
  tables: readonly DjangoTable[],
  actual: ActualSchema,
  isForeign: (name: string) => boolean,
): readonly Difference[] {
  const { engine } = actual;
  const place = (schema: string | null, table: string): string =>
    nameOf(engine, schema ?? actual.schema, table);
  const wanted = new Map(tables.map((table) => [place(table.schema, table.table), table]));
  const missing = [...wanted].filter(([name]) => !actual.objects.has(name));
  const extra = [...actual.objects].filter(
    ([name, { kind, schema }]) =>
      kind === "table" && schema === actual.schema && !wanted.has(name) && !isForeign(name),
  );
  const renamed = renamedTables(
    missing,
    extra.map(([name]) => name),
    actual,
  );
  const newNames = new Map([...renamed].map(([is, was]) => [was, is]));
  const differences: Difference[] = [];
  for (const [name, table] of missing) {
    const is = actual.objects.get(newNames.get(name) ?? "");
    differences.push(
      is
        ? { kind: "table-renamed", table: table.table, expected: table.table, actual: is.name }
        : { kind: "table-missing", table: table.table, note: "queries of the model fail" },
    );
  }
  for (const [name, { name: table }] of extra)
    if (!renamed.has(name)) differences.push({ kind: "table-extra", table });
  for (const [name, table] of wanted) {
    const object = actual.objects.get(name);
    const description = actual.descriptions.get(name);
    if (object !== undefined && object.kind !== "table") {
      const word = object.kind.replace("-", " ");
      differences.push({ kind: "table-kind", table: table.table, expected: "table", actual: word });
    } else if (description !== undefined)
      differences.push(
        ...compareTable(table, description, {
          engine,
          isSameTable: (ours, theirs) => {
            const [one, other] = [place(null, ours), place(null, theirs)];
            return one === other || newNames.get(one) === other;
          },
          isMissing: (other) => {
            const key = place(null, other);
            return wanted.has(key) && !actual.objects.has(key) && !newNames.has(key);
          },
        }),
      );
  }
  return differences;
}

/** A table that is gone and one that nobody knows, with the same columns: by the name that it has, the one it should have. */
function renamedTables(
  missing: readonly (readonly [string, DjangoTable])[],
  extra: readonly string[],
  { columns }: ActualSchema,
): ReadonlyMap<string, string> {
  const text = (names: readonly { readonly name: string }[]): string =>
    names
      .map(({ name }) => name.toLowerCase())
      .sort()
      .join("\n");
  const pairs = new Map<string, string>();
  const byColumns = groupBy(extra, (name) => text(columns.get(name) ?? []));
  for (const [name, table] of missing) {
    const likely = byColumns.get(text(table.columns)) ?? [];
    const [only] = likely;
    if (likely.length === 1 && only !== undefined && !pairs.has(only)) pairs.set(only, name);
  }
  return pairs;
}
