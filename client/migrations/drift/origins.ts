/** Which migration made what is expected, and which of them had no effect at all. */
import type { DjangoIndex, DjangoSchema, DjangoTable } from "#client/python/schema.ts";
import type { Difference } from "./difference.ts";
import { groupBy } from "./texts.ts";

export class Origins {
  readonly #expected: DjangoSchema;
  /** By migration, what it made or removed and that is as it leaves it (true) or not. */
  readonly #parts = new Map<string, Map<string, boolean>>();
  readonly #absent: ReadonlySet<string>;

  /** @param differences those that applied migrations do not account for */
  constructor(expected: DjangoSchema, differences: readonly Difference[]) {
    this.#expected = expected;
    const gone = new Set(
      differences.flatMap(({ kind, table }) => (kind === "table-missing" ? [table] : [])),
    );
    const wrong = new Set(differences.map((each) => partOf(each.table, each.part)));
    for (const table of expected.tables) {
      const note = (migration: string | undefined, part?: string): void => {
        if (migration === undefined) return;
        const parts = this.#parts.get(migration) ?? new Map<string, boolean>();
        const key = partOf(table.table, part);
        parts.set(key, !gone.has(table.table) && !wrong.has(key));
        this.#parts.set(migration, parts);
      };
      note(this.#ofTable(table));
      for (const { field, name } of table.columns) note(this.#ofField(table, field), name);
      for (const each of [...table.indexes, ...table.uniques])
        note(this.#ofIndex(table, each), each.name ?? "");
      for (const { name, column } of table.checks)
        note(this.#ofNamed(table, name, column), name ?? `check of ${column}`);
      for (const { name } of table.exclusions) note(this.#ofNamed(table, name, null), name);
    }
    for (const { table, column, part, by } of expected.removed) {
      const key = partOf(table, column ?? part ?? undefined);
      const isLeft = differences.some(
        (each) => each.kind.endsWith("-extra") && partOf(each.table, each.part) === key,
      );
      const parts = this.#parts.get(by) ?? new Map<string, boolean>();
      parts.set(key, !isLeft);
      this.#parts.set(by, parts);
    }
    const apps = groupBy(expected.tables, ({ app }) => app);
    this.#absent = new Set(
      [...apps].flatMap(([app, tables]) =>
        tables.every(({ table }) => gone.has(table)) ? [app] : [],
      ),
    );
  }

  /** Whether none of the app's tables is there. */
  isAppAbsent(app: string): boolean {
    return this.#absent.has(app);
  }

  /** Whether nothing that the migration does is there. */
  isIneffective(migration: string): boolean {
    const parts = this.#parts.get(migration);
    return parts !== undefined && ![...parts.values()].includes(true);
  }

  /** The migration that made, or removed, what a difference is about. */
  of(difference: Difference, table: DjangoTable | undefined): string | undefined {
    const { kind } = difference;
    if (kind.endsWith("-extra")) return this.#removing(difference);
    return this.making(difference, table);
  }

  /** The migration that makes what a difference is about. */
  making({ part, columns }: Difference, table: DjangoTable | undefined): string | undefined {
    if (table === undefined) return undefined;
    if (part === undefined) return this.#ofTable(table);
    const column = table.columns.find(({ name }) => name === part);
    if (column !== undefined) return this.#ofField(table, column.field);
    const index = [...table.indexes, ...table.uniques].find(({ name }) => name === part);
    if (index !== undefined) return this.#ofIndex(table, index);
    return this.#ofNamed(table, part, columns?.[0] ?? null);
  }

  #removing({ table, part }: Difference): string | undefined {
    return this.#expected.removed.findLast(
      (each) => each.table === table && (each.column ?? each.part ?? undefined) === part,
    )?.by;
  }

  #origin({ app, model }: DjangoTable) {
    return this.#expected.origins[`${app}.${model}`];
  }

  #ofTable(table: DjangoTable): string | undefined {
    const origin = this.#origin(table);
    const made = origin?.table ?? undefined;
    // A table between two models comes with its field.
    return table.field === null ? made : (origin?.fields[table.field] ?? made);
  }

  #ofField(table: DjangoTable, field: string): string | undefined {
    return table.field === null
      ? (this.#origin(table)?.fields[field] ?? this.#ofTable(table))
      : this.#ofTable(table);
  }

  #ofNamed(table: DjangoTable, name: string | null, column: string | null): string | undefined {
    const named = name === null ? undefined : this.#origin(table)?.named[name];
    if (named !== undefined) return named;
    const field = table.columns.find((each) => each.name === column)?.field;
    return field === undefined ? this.#ofTable(table) : this.#ofField(table, field);
  }

  #ofIndex(table: DjangoTable, { name, named, columns }: DjangoIndex): string | undefined {
    const [only, ...others] = columns.map((column) => column.replace(/ DESC$/, ""));
    if (named) return this.#ofNamed(table, name, null);
    if (only !== undefined && others.length === 0) return this.#ofNamed(table, null, only);
    return this.#origin(table)?.named["AlterUniqueTogether"] ?? this.#ofTable(table);
  }
}

function partOf(table: string, part: string | undefined): string {
  return JSON.stringify([table, part ?? ""]);
}
