/** `django-multidb migrations`: per alias, which migration operations take effect there, and what is applied. */

import { migrationsDocument } from "#server/cli/migrationsDocument.ts";
import { migrationsText } from "#server/cli/migrationsText.ts";
import { openProject, projectFor } from "#server/cli/openForCommand.ts";
import { exitStatus, Refused, type CommonOptions } from "#server/cli/options.ts";
import type { Output } from "#server/cli/output.ts";
import { migrationMatrixOf } from "#server/features/migrationMatrix.ts";
import { readApplied } from "#server/host/readApplied.ts";
import type { MigrationMatrix, Recorded } from "#shared/migrations.ts";

export interface MigrationsOptions extends CommonOptions {
  /** Whether the databases are read, by the project's own Python. */
  readonly applied?: boolean;
  /** Whether pending or drifting aliases make the exit status 1. */
  readonly check?: boolean;
}

export async function migrations(
  path: string,
  options: MigrationsOptions,
  output: Output,
): Promise<number> {
  const start = performance.now();
  const opened = await openProject(projectFor(path, options), options);
  const { facts } = opened.analysis;
  const known = facts.migrations();
  if (known === undefined) throw new Refused(`${opened.shown}: Django's models cannot be read`);
  const wanted = options.applied === true || options.check === true;
  const recorded = wanted ? await appliedOn(opened) : {};
  const matrix = migrationMatrixOf({
    facts,
    migrations: known,
    recorded,
    placeOf: (origin) => opened.places.lineOf(origin),
  });
  opened.kept.save();
  if (options.format === "json")
    output.write(`${JSON.stringify(migrationsDocument(matrix), undefined, 2)}\n`);
  else output.write(migrationsText(matrix, output.painter, performance.now() - start));
  return options.check === true && !isClean(matrix) ? exitStatus.findings : exitStatus.fine;
}

async function appliedOn(
  opened: Awaited<ReturnType<typeof openProject>>,
): Promise<Readonly<Record<string, Recorded>>> {
  const { facts } = opened.analysis;
  const python = opened.found.interpreter?.executable;
  if (python === undefined)
    throw new Refused(`${opened.shown}: no interpreter was found; name one by --python`);
  const read = await readApplied({ python, root: facts.root, settings: facts.settings.module });
  if (read.kind === "failed") throw new Refused(`${opened.shown}: ${read.because}`);
  return read.aliases;
}

/** Whether nothing is left to do: mirrors are not migrated by themselves. */
function isClean(matrix: MigrationMatrix): boolean {
  return matrix.aliases.every(
    (alias) =>
      alias.mirrorOf !== undefined ||
      (alias.isRead &&
        alias.pending.length + alias.missing.length + alias.inconsistent.length === 0 &&
        alias.conflicts.length + alias.broken.length + alias.cycle.length === 0),
  );
}
