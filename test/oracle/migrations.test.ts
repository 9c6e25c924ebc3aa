/** Holds what we say of migrations against a real `migrate` of every alias: operations, tables, conflicts. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { openProject } from "#server/cli/openForCommand.ts";
import { migrationMatrixOf } from "#server/features/migrationMatrix.ts";
import type { MigrationMatrix } from "#shared/migrations.ts";
import { compareMigrations, type Migrated } from "./compareMigrations.ts";
import { makeEnvironments, type Environment } from "./environments.ts";
import { projects, type Project } from "./oracle.ts";

/** Of projects with many settings modules that differ in their routers alone, so many are migrated. */
const most = 6;

describe("migrations against real Django", function () {
  this.timeout(600_000);
  let environments: readonly Environment[] = [];
  const seen = { cells: 0, undecided: 0, settings: 0 };

  before(async () => {
    environments = await makeEnvironments((line) => console.error(line));
  });

  for (const project of projects()) {
    it(`${project.name}: what a real migrate does on each alias is what we say`, async () => {
      const wrong = await Promise.all(environments.map((each) => compareOn(project, each)));
      assert.equal(wrong.flat().join("\n"), "");
    });
  }

  it("nearly every operation is decided", () => {
    const { cells, undecided, settings } = seen;
    const share = 1 - undecided / cells;
    console.log(
      `      ${cells} operations and sets of tables of ${settings} settings modules and versions, ` +
        `${(share * 100).toFixed(2)} % decided`,
    );
    assert.ok(share >= 0.95, `only ${(share * 100).toFixed(2)} % decided`);
  });

  async function compareOn(project: Project, environment: Environment): Promise<string[]> {
    const wrong: string[] = [];
    const step = Math.max(1, Math.floor(project.settings.length / most));
    for (const [index, settings] of project.settings.entries()) {
      if (index % step !== 0) continue;
      const [ours, django] = await Promise.all([
        askOurs(project, settings, environment),
        migrate(project, settings, environment),
      ]);
      if (django === undefined) continue;
      const result = compareMigrations(ours, django);
      seen.cells += result.cells;
      seen.undecided += result.undecided;
      seen.settings += 1;
      for (const line of result.wrong) wrong.push(`${settings} on ${environment.name}: ${line}`);
    }
    return wrong;
  }
});

async function askOurs(
  project: Project,
  settings: string,
  environment: Environment,
): Promise<MigrationMatrix> {
  const { analysis, places } = await openProject(project.directory, {
    settings,
    python: environment.python,
    format: "json",
    cache: false,
    quiet: true,
    verbose: false,
  });
  const migrations = analysis.facts.migrations();
  assert.ok(migrations, "Django's models cannot be read");
  return migrationMatrixOf({
    facts: analysis.facts,
    migrations,
    recorded: {},
    placeOf: (origin) => places.lineOf(origin),
  });
}

/** Undefined where Django itself does not get as far as migrating: the settings are made to fail. */
async function migrate(
  project: Project,
  settings: string,
  { python }: Environment,
): Promise<Migrated | undefined> {
  const script = path.join(import.meta.dirname, "migrate.py");
  try {
    const { stdout } = await promisify(execFile)(
      python,
      ["-B", script, project.directory, settings],
      { maxBuffer: 64_000_000 },
    );
    return JSON.parse(stdout) as Migrated;
  } catch (error) {
    if (process.env["VERBOSE"]) console.error(project.name, settings, String(error).slice(-500));
    return undefined;
  }
}
