/** Reads what `showmigrations` prints, and compares it with our matrix. */
import type { MigrationMatrix } from "#shared/migrations.ts";

/** By `app_label.name`: `X` applied, `-` a squash whose parts are applied, a space for the others. */
export function shownMigrations(printed: string): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  let app = "";
  for (const line of printed.split("\n")) {
    const [, mark, name] = /^ \[([X\- ])\] (\S+)/.exec(line) ?? [];
    if (mark !== undefined && name !== undefined) shown.set(`${app}.${name}`, mark);
    else if (/^\S/.test(line)) app = line.trim();
  }
  return shown;
}

/** What differs on one alias, a line each. Migrations that a squash stands for are not shown by Django. */
export function differences(
  matrix: MigrationMatrix,
  alias: string,
  shown: ReadonlyMap<string, string>,
): readonly string[] {
  const squashed = new Set(matrix.migrations.flatMap(({ replaces }) => replaces));
  return matrix.migrations.flatMap(({ key, cells }) => {
    const state = cells[alias]?.state;
    const mark = shown.get(key);
    const isRight =
      mark === undefined
        ? state === "replaced" || (state === "applied" && squashed.has(key))
        : (state === "applied") === (mark !== " ") && state !== "replaced" && state !== "unread";
    return isRight ? [] : [`${alias}: ${key} is ${state}, Django shows [${mark ?? "nothing"}]`];
  });
}
