/** Migrates the test projects with real Django on files of SQLite, alias by alias, and finds that nothing drifted. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Processes } from "#client/drivers/process/processes.ts";
import { readActual } from "#client/migrations/drift/actual.ts";
import { compareSchemas } from "#client/migrations/drift/compare.ts";
import { askSchema } from "#client/python/schema.ts";
import { environments, root } from "#test/oracle/environments.ts";
import { needDjango } from "#test/support/djangoProject.ts";

const cases: readonly (readonly [project: string, settings: string])[] = [
  ["bookstore", "config.settings.dev"],
  ["migrating", "conf.by_app"],
  ["migrating", "conf.by_model"],
  ["migrating", "conf.unrouted"],
];

/** Every alias on a file of its own, whatever the project says. */
const onFiles = (settings: string): string => `from ${settings} import *
import pathlib
DATABASES = {
    alias: {"ENGINE": "django.db.backends.sqlite3", "NAME": str(pathlib.Path(__file__).parent / f"{alias}.drift.sqlite3")}
    for alias in DATABASES
}
`;

describe("drift of the test projects", function () {
  this.timeout(300_000);
  const drivers = new Processes(path.join(root, "client/drivers/process/main.ts"));
  before(async function () {
    await needDjango(this);
  });
  after(() => drivers.dispose());

  for (const environment of environments)
    for (const [name, settings] of cases)
      it(`${name} with ${settings} on ${environment.name}: nothing on any alias`, async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "multidb-drift-"));
        try {
          cpSync(path.join(root, "test/projects", name), folder, { recursive: true });
          writeFileSync(path.join(folder, "on_files.py"), onFiles(settings));
          const script =
            "import django; django.setup()\nfrom django.conf import settings\n" +
            "from django.core.management import call_command\n" +
            "for alias in settings.DATABASES: call_command('migrate', database=alias, run_syncdb=True, verbosity=0)\n" +
            "print(' '.join(settings.DATABASES))";
          const run = promisify(execFile);
          const options = {
            cwd: folder,
            env: { ...process.env, DJANGO_SETTINGS_MODULE: "on_files", PYTHONPATH: folder },
          };
          const { stdout } = await run(environment.python, ["-c", script], options);
          const aliases = stdout.trim().split(" ");
          assert.ok(aliases.length > 1, stdout);
          for (const alias of aliases) {
            const target = { python: environment.python, project: folder, settings: "on_files" };
            const { signal } = new AbortController();
            const worker = path.join(root, "client/python/worker");
            const expected = await askSchema(target, { folder: worker, log() {} }, alias, signal);
            assert(expected.kind === "answer", JSON.stringify(expected));
            const file = path.join(folder, `${alias}.drift.sqlite3`);
            const database = new DatabaseSync(file);
            // What no migration makes is there in the databases that the project stands for.
            for (const { table, columns } of expected.value.models.filter(({ used }) => used))
              database.exec(`create table if not exists "${table}" ("${columns.join('", "')}")`);
            database.close();
            const opened = await drivers.open(
              { engine: "sqlite", file, busyTimeout: 1000, initCommands: [] },
              { readOnly: true, statementTimeout: 0 },
            );
            assert(opened.kind === "open", JSON.stringify(opened));
            const actual = await readActual(opened.connection, expected.value);
            await opened.connection.close();
            assert(actual.kind === "actual", JSON.stringify(actual));
            const { findings, pending } = compareSchemas(expected.value, actual);
            assert.deepEqual({ alias, findings, pending }, { alias, findings: [], pending: [] });
          }
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });
});
