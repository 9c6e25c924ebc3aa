/** What stands above the class of a migration: its state on each alias, and what can be done. */
import { statesText } from "../view/nodeText.ts";
import type { MigrationRow, ProjectMigrations } from "../model/projectMigrations.ts";

export interface MigrationInFile {
  readonly of: ProjectMigrations;
  readonly row: MigrationRow;
}

/** The migration whose file this is; undefined for other files. */
export function migrationIn(
  projects: readonly ProjectMigrations[],
  path: string,
): MigrationInFile | undefined {
  for (const of of projects) {
    const row = of.rows.find(({ migration }) => migration?.place?.path === path);
    if (row !== undefined) return { of, row };
  }
  return undefined;
}

/** The line, from 0, on which its class begins in the text as it is now. */
export function classLine(text: string): number | undefined {
  const found = /^class[ \t]+Migration\b/m.exec(text);
  return found === null ? undefined : text.slice(0, found.index).split("\n").length - 1;
}

/** "default: applied · people: no-op here · legacy: pending". */
export function lensText({ of, row }: MigrationInFile): string {
  const aliases = of.matrix.aliases.map(({ name }) => name);
  return aliases.length === 0 ? "no databases" : statesText(row, aliases);
}

/** Whether the state on any alias is not known because its database was not read. */
export function isUnread({ of }: MigrationInFile): boolean {
  return of.matrix.aliases.every(({ isRead }) => !isRead);
}
