/** `django-multidb migrations` beside real Django: what is applied where, and what is wrong. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { MigrationsDocument } from "#server/cli/migrationsDocument.ts";
import { makeEnvironments, root, type Environment } from "#test/oracle/environments.ts";
import { commandLine } from "#test/support/commandLine.ts";

describe("the command migrations", function () {
  this.timeout(120_000);
  let environments: readonly Environment[] = [];
  let folder = "";

  before(async () => {
    environments = await makeEnvironments((line) => console.error(line));
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "migrating-"));
    cpSync(join(root, "test/projects/migrating"), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const manage = async (environment: Environment, ...words: readonly string[]): Promise<string> => {
    const run = promisify(execFile)(environment.python, ["-B", "manage.py", ...words], {
      cwd: folder,
    });
    return (await run).stdout;
  };
  const ask = async (
    environment: Environment,
    settings: string,
    ...flags: readonly string[]
  ): Promise<{ readonly status: number; readonly document: MigrationsDocument }> => {
    const words = ["--settings", settings, "--python", environment.python, "--no-cache"];
    const ran = await commandLine("migrations", folder, "--format", "json", ...words, ...flags);
    assert.equal(ran.err, "");
    return { status: ran.status, document: JSON.parse(ran.out) as MigrationsDocument };
  };

  it("says of each alias what showmigrations says, after migrations, fakes and squashes", async () => {
    for (const environment of environments) {
      await manage(environment, "migrate", "--database", "default", "-v0");
      await manage(
        environment,
        "migrate",
        "--database",
        "shop",
        "shop",
        "0001_squashed_0003_rename",
        "-v0",
      );
      await manage(environment, "migrate", "--database", "people", "people", "--fake", "-v0");
      await manage(environment, "migrate", "--database", "legacy", "legacy", "0001", "-v0");
      await manage(environment, "migrate", "--database", "legacy", "legacy", "zero", "-v0");
      const { document } = await ask(environment, "conf.by_app", "--applied");
      for (const alias of document.aliases) {
        const shown = await manage(environment, "showmigrations", "--database", alias);
        assert.deepEqual(appliedIn(document, alias), appliedShown(shown), alias);
      }
      for (const alias of document.aliases)
        rmSync(join(folder, `${alias}.sqlite3`), { force: true });
    }
  });

  it("--check ends with 1 while something is pending, and with 0 when all is applied", async () => {
    const [environment] = environments;
    assert.ok(environment);
    assert.equal((await ask(environment, "conf.by_app", "--check")).status, 1);
    for (const alias of ["default", "shop", "people", "legacy"])
      await manage(environment, "migrate", "--database", alias, "-v0");
    const { status, document } = await ask(environment, "conf.by_app", "--check");
    assert.deepEqual(
      Object.values(document.states).flatMap(({ pending }) => pending),
      [],
    );
    assert.equal(status, 0);
  });

  it("tells a conflict, a missing file and a history that is out of order", async () => {
    const [environment] = environments;
    assert.ok(environment);
    await manage(environment, "migrate", "--database", "default", "-v0");
    rmSync(join(folder, "shop/migrations/0004_data.py"));
    rmSync(join(folder, "legacy/migrations/0002_managed.py"));
    const { status, document } = await ask(environment, "conf.forked", "--check");
    assert.equal(status, 1);
    assert.deepEqual(document.states["default"]?.missing, [
      "legacy.0002_managed",
      "shop.0004_data",
    ]);
    assert.deepEqual(document.states["default"]?.conflicts, [
      ["forked.0002_left", "forked.0002_right"],
    ]);
  });

  it("says in one line why a project cannot be asked", async () => {
    const [environment] = environments;
    assert.ok(environment);
    const words = ["migrations", folder, "--settings", "conf.by_app", "--applied", "--no-cache"];
    const nowhere = await commandLine(...words, "--python", join(folder, "nowhere/bin/python"));
    assert.equal(nowhere.status, 2);
    assert.match(nowhere.err, /^django-multidb: .*interpreter.*\n$/);
    // What static reading takes for harmless stops the real project.
    writeFileSync(join(folder, "plain/models.py"), "raise RuntimeError('not today')\n");
    const broken = await commandLine(...words, "--python", environment.python);
    assert.equal(broken.status, 2);
    assert.match(broken.err, /^django-multidb: .*RuntimeError: not today\n$/);
  });
});

/** What our document takes as applied on an alias, `replaced` ones left out. */
function appliedIn(document: MigrationsDocument, alias: string): readonly string[] {
  return Object.entries(document.migrations)
    .filter(([, { state }]) => state?.[alias] === "applied")
    .map(([key]) => key)
    .filter((key) => !isReplaced(document, key))
    .toSorted();
}

function isReplaced(document: MigrationsDocument, key: string): boolean {
  return Object.values(document.migrations).some(({ replaces }) => replaces?.includes(key));
}

/** The crossed ones of `showmigrations`, app by app. */
function appliedShown(text: string): readonly string[] {
  const found: string[] = [];
  let app = "";
  for (const line of text.split("\n")) {
    if (/^\w/.test(line)) app = line.trim();
    const name = /^ \[X\] (\S+)/.exec(line)?.[1];
    if (name !== undefined) found.push(`${app}.${name}`);
  }
  return found.toSorted();
}
