/** Finds out what is pending now and was not before: what a pull or another branch has brought. */
import { effectivelyPending, type ProjectMigrations } from "../model/projectMigrations.ts";

export interface NewlyPending {
  readonly project: string;
  readonly alias: string;
  /** In the order of `migrate`. */
  readonly migrations: readonly string[];
}

/** By project and alias, what is pending on the aliases that were read. */
export type PendingBefore = ReadonlyMap<string, ReadonlySet<string>>;

export function pendingNow(projects: readonly ProjectMigrations[]): PendingBefore {
  const entries = projects.flatMap((of) =>
    of.matrix.aliases
      .filter(({ isRead }) => isRead)
      .map(
        (alias) => [keyOf(of.project, alias.name), new Set(effectivelyPending(of, alias))] as const,
      ),
  );
  return new Map(entries);
}

/** Only of aliases that were read before and still are: there alone something is new. */
export function newlyPending(
  before: PendingBefore,
  projects: readonly ProjectMigrations[],
): readonly NewlyPending[] {
  return projects.flatMap((of) =>
    of.matrix.aliases.flatMap((alias): NewlyPending[] => {
      const known = before.get(keyOf(of.project, alias.name));
      if (known === undefined || !alias.isRead) return [];
      const migrations = effectivelyPending(of, alias).filter((key) => !known.has(key));
      return migrations.length === 0
        ? []
        : [{ project: of.project, alias: alias.name, migrations }];
    }),
  );
}

/** One sentence for all of it: "2 migrations are newly pending: shop.0005_note, shop.0006_tag on default". */
export function noticeText(found: readonly NewlyPending[]): string {
  const all = new Set(found.flatMap(({ migrations }) => migrations));
  const count = all.size === 1 ? "1 migration is" : `${all.size} migrations are`;
  const where = found.map(({ alias, migrations }) => {
    const [first = "", second, ...more] = migrations;
    const shown = second === undefined ? first : `${first}, ${second}`;
    return `${shown}${more.length === 0 ? "" : ` and ${more.length} more`} on ${alias}`;
  });
  return `${count} newly pending: ${where.join("; ")}`;
}

function keyOf(project: string, alias: string): string {
  return JSON.stringify([project, alias]);
}
