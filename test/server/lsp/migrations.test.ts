/** The requests about migrations, over a real connection to the real server; files that come and go are followed. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { FileChangeType } from "vscode-languageserver/node";
import {
  migrationMatrix,
  migrationPlan,
  type MigrationMatrix,
  type MigrationMatrixParams,
  type PlanStep,
} from "#shared/migrations.ts";
import { root } from "#test/oracle/environments.ts";
import { serve, type Served } from "#test/support/served.ts";

const source = join(root, "test/projects/migrating");

describe("migrations as an editor asks for them", function () {
  this.timeout(60_000);
  let served: Served | undefined;
  afterEach(() => {
    served?.end();
    served = undefined;
  });

  const ask = async (
    { connection, folder }: Served,
    recorded: MigrationMatrixParams["recorded"] = {},
  ): Promise<MigrationMatrix> => {
    const params: MigrationMatrixParams = { project: folder, recorded };
    const found: MigrationMatrix | null = await connection.rpc.sendRequest(
      migrationMatrix.method,
      params,
    );
    assert.ok(found);
    return found;
  };

  it("tell for each alias what takes effect and what is applied", async () => {
    served = await serve(projectFiles());
    const rows = [
      { app: "people", name: "0001_initial", applied: "2026-01-02" },
      { app: "people", name: "0007_gone" },
    ];
    const matrix = await ask(served, { people: { kind: "read", rows } });
    const initial = matrix.migrations.find(({ key }) => key === "people.0001_initial");
    assert.equal(initial?.cells["people"]?.state, "applied");
    assert.equal(initial?.cells["people"]?.effect, "runs");
    assert.equal(initial?.cells["shop"]?.state, "unread");
    assert.equal(initial?.cells["shop"]?.effect, "no-op");
    assert.match(initial?.place?.path ?? "", /people\/migrations\/0001_initial\.py$/);
    const people = matrix.aliases.find(({ name }) => name === "people");
    assert.deepEqual(people?.missing, ["people.0007_gone"]);
    assert.ok(people?.pending.includes("people.0002_team"));
  });

  it("tell the way to a migration and back", async () => {
    served = await serve(projectFiles());
    const plan = async (
      name: string,
      recorded: readonly string[],
    ): Promise<readonly PlanStep[]> => {
      const target = { app: "legacy", name };
      const params = { project: served?.folder, recorded, target };
      const steps: readonly PlanStep[] | null =
        (await served?.connection.rpc.sendRequest(migrationPlan.method, params)) ?? null;
      assert.ok(steps);
      return steps;
    };
    const forwards = await plan("0002_managed", []);
    assert.equal(forwards.at(-1)?.key, "legacy.0002_managed");
    const keys = forwards.map(({ key }) => key);
    assert.deepEqual(await plan("zero", keys), [
      { key: "legacy.0002_managed", backwards: true },
      { key: "legacy.0001_initial", backwards: true },
    ]);
  });

  it("follow a migration that is written, changed and taken away", async () => {
    served = await serve(projectFiles());
    const effectOn = async (key: string): Promise<string | undefined> => {
      assert.ok(served);
      const matrix = await ask(served);
      return matrix.migrations.find((one) => one.key === key)?.cells["people"]?.effect;
    };
    const path = "people/migrations/0003_more.py";
    const text = (operation: string): string =>
      `from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n    dependencies = [("people", "0002_team")]\n    operations = [${operation}]\n`;
    assert.equal(await effectOn("people.0003_more"), undefined);
    await onDisk(served, path, text(`migrations.DeleteModel("Team")`), FileChangeType.Created);
    assert.equal(await effectOn("people.0003_more"), "runs");
    await onDisk(served, path, text(`migrations.DeleteModel("Manager")`), FileChangeType.Changed);
    assert.equal(await effectOn("people.0003_more"), "no-op");
    rmSync(served.path(path));
    await served.connection.watched([served.path(path), FileChangeType.Deleted]);
    assert.equal(await effectOn("people.0003_more"), undefined);
  });
});

/** Writes a file and tells the server of it, as an editor does. */
async function onDisk(
  served: Served,
  path: string,
  text: string,
  type: FileChangeType,
): Promise<void> {
  served.write(path, text);
  await served.connection.watched([served.path(path), type]);
}

/** The test project's files by path; Django itself is not there. */
function projectFiles(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(source, { recursive: true, encoding: "utf8" })) {
    const path = join(source, name);
    if (name.endsWith(".py") && statSync(path).isFile())
      files[name.replaceAll("\\", "/")] = readFileSync(path, "utf8");
  }
  return files;
}
