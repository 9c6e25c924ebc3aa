/** Matrices for tests, made by the server's own code from a few files and what is said to be recorded. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  projectMigrations,
  type ProjectMigrations,
} from "#client/migrations/model/projectMigrations.ts";
import { openProject } from "#server/cli/openForCommand.ts";
import { migrationMatrixOf } from "#server/features/migrationMatrix.ts";
import type { Recorded } from "#shared/migrations.ts";
import { environments, root } from "#test/oracle/environments.ts";

/** By alias, what is recorded there: `app_label.name`. */
export type RecordedKeys = Readonly<Record<string, readonly string[]>>;

export interface OpenedProject {
  readonly folder: string;
  /** What the views show, with what is recorded; an alias that is left out was not read. */
  readonly with: (
    recorded: RecordedKeys,
    more?: Readonly<Record<string, Recorded>>,
  ) => ProjectMigrations;
  readonly remove: () => void;
}

/** Opens a copy of the test project `migrating`, with the Django of the newest environment. */
export async function openMigrating(settings: string): Promise<OpenedProject> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "multidb-matrix-"));
  cpSync(path.join(root, "test/projects/migrating"), folder, { recursive: true });
  const { analysis, places } = await openProject(folder, {
    ...{ settings, python: environments.at(-1)?.python ?? "python3", format: "json" },
    ...{ cache: false, quiet: true, verbose: false },
  });
  const { facts } = analysis;
  const migrations = facts.migrations();
  assert.ok(migrations, "Django's models cannot be read");
  return {
    folder,
    with: (recorded, more = {}) => {
      const read = Object.entries(recorded).map(
        ([alias, keys]) => [alias, recordedOf(keys)] as const,
      );
      const matrix = migrationMatrixOf({
        ...{ facts, migrations, recorded: { ...Object.fromEntries(read), ...more } },
        placeOf: (origin) => {
          const place = places.lineOf(origin);
          return place && { ...place, path: path.resolve(folder, place.path) };
        },
      });
      return projectMigrations(folder, matrix);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function recordedOf(keys: readonly string[]): Recorded {
  const rows = keys.map((key) => {
    const dot = key.indexOf(".");
    return { app: key.slice(0, dot), name: key.slice(dot + 1), applied: "2026-01-02 03:04:05" };
  });
  return { kind: "read", rows };
}
