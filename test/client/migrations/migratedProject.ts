/** A project whose four aliases are on PostgreSQL, MariaDB and SQLite, each migrated by real Django in its own way. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Target } from "#client/connections/target.ts";
import { Processes } from "#client/drivers/process/processes.ts";
import { recordedIn } from "#client/migrations/recorded.ts";
import { openProject } from "#server/cli/openForCommand.ts";
import { migrationMatrixOf } from "#server/features/migrationMatrix.ts";
import type { MigrationMatrix, Recorded } from "#shared/migrations.ts";
import { root, type Environment } from "#test/oracle/environments.ts";

import { freshMysql } from "#test/support/servers/mysql.ts";
import { freshPostgresql } from "#test/support/servers.ts";

export interface MigratedProject {
  readonly folder: string;
  readonly aliases: readonly string[];
  /** Runs `manage.py`; what it printed. */
  readonly manage: (...words: readonly string[]) => Promise<string>;
  /** Takes a file away while something is done, as another branch would. */
  readonly without: (files: readonly string[], work: () => Promise<unknown>) => Promise<void>;
  /** Reads an alias through our own drivers. */
  readonly read: (alias: string) => Promise<Recorded>;
  /** What the language server says with what was read of these aliases. */
  readonly matrix: (recorded: Readonly<Record<string, Recorded>>) => Promise<MigrationMatrix>;
  readonly remove: () => Promise<void>;
}

const settings = "conf.everywhere";

/** Copies the test project; nothing is migrated yet. */
export async function migratedProject(environment: Environment): Promise<MigratedProject> {
  const folder = mkdtempSync(path.join(tmpdir(), "multidb-migrated-"));
  cpSync(path.join(root, "test/projects/migrating"), folder, { recursive: true });
  const postgresql = await freshPostgresql();
  const mysql = await freshMysql();
  const file = (alias: string): string => path.join(folder, `${alias}.sqlite3`);
  const targets: Readonly<Record<string, Target>> = {
    default: postgresql.target,
    shop: mysql.target,
    people: sqlite(file("people")),
    legacy: sqlite(file("legacy")),
  };
  writeFileSync(
    path.join(folder, "conf/everywhere.py"),
    [
      "import pymysql",
      "from .forked import *",
      "pymysql.install_as_MySQLdb()",
      `DATABASES["default"] = ${inPython("postgresql", postgresql.target)}`,
      `DATABASES["shop"] = ${inPython("mysql", mysql.target)}`,
      "",
    ].join("\n"),
  );
  const env = {
    PATH: process.env["PATH"],
    PYTHONDONTWRITEBYTECODE: "1",
    DJANGO_SETTINGS_MODULE: settings,
  };
  const drivers = new Processes(path.join(root, "client/drivers/process/main.ts"));
  return {
    folder,
    aliases: Object.keys(targets),
    manage: async (...words) => {
      const django = ["-B", "-m", "django", ...words, "--pythonpath", folder];
      const { stdout } = await promisify(execFile)(environment.python, django, {
        cwd: folder,
        env,
      });
      return stdout;
    },
    without: async (files, work) => {
      const hidden = files.map((name) => path.join(folder, name));
      for (const each of hidden) renameSync(each, `${each}.hidden`);
      try {
        await work();
      } finally {
        for (const each of hidden) renameSync(`${each}.hidden`, each);
      }
    },
    read: async (alias) => {
      const target = targets[alias];
      assert.ok(target);
      const opened = await drivers.open(target, { readOnly: true, statementTimeout: 0 });
      const recorded = await recordedIn(opened);
      if (opened.kind === "open") await opened.connection.close();
      return recorded;
    },
    matrix: (recorded) => matrixOf(folder, environment, recorded),
    remove: async () => {
      await drivers.dispose();
      await postgresql.drop();
      await mysql.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function matrixOf(
  folder: string,
  environment: Environment,
  recorded: Readonly<Record<string, Recorded>>,
): Promise<MigrationMatrix> {
  const { analysis, places } = await openProject(folder, {
    ...{ settings, python: environment.python, format: "json" },
    ...{ cache: false, quiet: true, verbose: false },
  });
  const migrations = analysis.facts.migrations();
  assert.ok(migrations, "Django's models cannot be read");
  const placeOf: Parameters<typeof migrationMatrixOf>[0]["placeOf"] = (origin) =>
    places.lineOf(origin);
  return migrationMatrixOf({ facts: analysis.facts, migrations, recorded, placeOf });
}

function sqlite(file: string): Target {
  return { engine: "sqlite", file, busyTimeout: 5000, initCommands: [] };
}

/** A dict of DATABASES. */
function inPython(
  vendor: string,
  { host, port, user, password, database }: Extract<Target, { host?: string }>,
): string {
  return JSON.stringify({
    ENGINE: `django.db.backends.${vendor}`,
    HOST: host,
    PORT: String(port),
    USER: user,
    PASSWORD: password ?? "",
    NAME: database ?? randomBytes(4).toString("hex"),
  });
}
