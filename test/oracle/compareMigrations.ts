/** Holds our migrations against what real Django did when it migrated each alias. */
import type { MatrixEffect, MigrationMatrix } from "#shared/migrations.ts";

/** What `migrate.py` answers. */
export interface Migrated {
  /** By app, the last migrations where there are several. */
  readonly conflicts: Readonly<Record<string, readonly string[]>>;
  readonly aliases: Readonly<Record<string, MigratedAlias>>;
}

export interface MigratedAlias {
  /** What ended it early. */
  readonly failed: string | null;
  /** By `app.name:index` (parts behind dots): "runs", "no-op", "state", "raises". */
  readonly operations: Readonly<Record<string, string>>;
  readonly tables: readonly string[];
  readonly applied: readonly string[];
}

export interface MigrationsCompared {
  readonly cells: number;
  readonly undecided: number;
  /** A line for each. */
  readonly wrong: readonly string[];
}

/** An operation that Django asked nobody about is `state`, or one whose effect we leave open. */
export function compareMigrations(ours: MigrationMatrix, django: Migrated): MigrationsCompared {
  const wrong: string[] = [];
  let cells = 0;
  let undecided = 0;
  const conflicts = new Set(
    ours.aliases.flatMap((alias) => alias.conflicts.map((keys) => keys.toSorted().join(" "))),
  );
  const real = Object.entries(django.conflicts).map(([app, names]) =>
    names.map((name) => `${app}.${name}`).join(" "),
  );
  if ([...conflicts].toSorted().join("; ") !== real.toSorted().join("; "))
    wrong.push(`conflicts: we say ${[...conflicts].join("; ")}, Django ${real.join("; ")}`);
  for (const alias of ours.aliases) {
    const there = django.aliases[alias.name];
    // One that is there only under a condition of the environment.
    if (there === undefined) continue;
    const effects = effectsOn(ours, alias.name);
    for (const [place, outcome] of Object.entries(there.operations)) {
      cells++;
      const effect = effects.get(place);
      // A statement that the database refuses was run all the same.
      const isRefused = outcome === "raises" && effect === "runs";
      if (effect === "unknown") undecided++;
      else if (isRefused) continue;
      else if (effect !== outcome && !isCombination(effects, place))
        wrong.push(`${alias.name} ${place}: we say ${effect}, Django ${outcome}`);
    }
    cells++;
    const missing = alias.tables.filter((table) => !there.tables.includes(table));
    const more = there.tables.filter((table) => !alias.tables.includes(table));
    const raises = [...effects.values()].includes("raises");
    if (there.failed !== null || raises) undecided++;
    else if (missing.length > 0 || (more.length > 0 && alias.tablesOpen === undefined))
      wrong.push(
        `${alias.name}: tables not there: ${missing.join(", ")}; not foreseen: ${more.join(", ")}`,
      );
  }
  return { cells, undecided, wrong };
}

/** A combination of parts is asked nothing itself. */
function isCombination(effects: ReadonlyMap<string, string>, place: string): boolean {
  return effects.has(`${place}.0`);
}

function effectsOn(ours: MigrationMatrix, alias: string): ReadonlyMap<string, string> {
  const effects = new Map<string, string>();
  const visit = (place: string, effect: MatrixEffect): void => {
    effects.set(place, effect.effect);
    for (const [index, part] of (effect.parts ?? []).entries()) visit(`${place}.${index}`, part);
  };
  for (const migration of ours.migrations)
    for (const [index, effect] of (migration.cells[alias]?.operations ?? []).entries())
      visit(`${migration.key}:${index}`, effect);
  return effects;
}
