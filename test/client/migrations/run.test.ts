/** Management commands run for real: what they print, how they are stopped, and what that leaves in the database. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { outcomeOf } from "#client/migrations/management/outcome.ts";
import { run, type Ended } from "#client/migrations/management/run.ts";
import { readApplied } from "#server/host/readApplied.ts";
import type { Recorded } from "#shared/migrations.ts";
import { makeEnvironments, root } from "#test/oracle/environments.ts";

const slow = `import time
from django.db import migrations, models


def sleep(apps, schema_editor):
    print("sleeping", flush=True)
    time.sleep(60)


class Migration(migrations.Migration):
    dependencies = [("legacy", "0002_managed")]
    operations = [
        migrations.CreateModel("Half", [("id", models.BigAutoField(primary_key=True))]),
        migrations.RunPython(sleep),
    ]
`;

describe("running management commands", function () {
  this.timeout(60_000);
  let folder = "";
  let python = "";

  before(async () => {
    const environment = (await makeEnvironments((line) => console.error(line))).at(-1);
    assert.ok(environment);
    ({ python } = environment);
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "running-"));
    cpSync(join(root, "test/projects/migrating"), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (...words: readonly string[]) => {
    let output = "";
    const running = run({
      words: [python, "-B", "manage.py", ...words],
      folder,
      environment: { ...process.env, PYTHONUNBUFFERED: "1" },
      onOutput: (text) => (output += text),
    });
    return { ...running, output: () => output };
  };
  const recorded = async (alias: string): Promise<Recorded | undefined> => {
    const read = await readApplied({ python, root: folder, settings: "conf.by_app" });
    return read.kind === "read" ? read.aliases[alias] : undefined;
  };
  const told = async (ended: Ended, before: Recorded | undefined): Promise<string> => {
    const after = await recorded("legacy");
    const inputs = { alias: "legacy", ended, before, after, isWrapped: false };
    return outcomeOf({ ...inputs, engine: "sqlite" }).sentences.join(" ");
  };

  it("tells what was applied, and afterwards that nothing changed", async () => {
    const before = await recorded("legacy");
    const first = start("migrate", "--database", "legacy", "contenttypes");
    const ended = await first.ended;
    assert.deepEqual(ended, { kind: "exited", status: 0 }, first.output());
    assert.match(first.output(), /Applying contenttypes\.0001_initial\.\.\. OK/);
    assert.equal(
      await told(ended, before),
      "legacy: 2 migrations applied (contenttypes.0001_initial, contenttypes.0002_remove_content_type_name).",
    );
    const now = await recorded("legacy");
    const again = start("migrate", "--database", "legacy", "contenttypes");
    assert.equal(await told(await again.ended, now), "legacy: nothing changed.");
  });

  it("stops a migration in the middle, says so, and leaves nothing half done", async () => {
    const all = start("migrate", "--database", "legacy");
    assert.deepEqual(await all.ended, { kind: "exited", status: 0 }, all.output());
    writeFileSync(join(folder, "legacy/migrations/0003_slow.py"), slow);
    const before = await recorded("legacy");
    const long = start("migrate", "--database", "legacy");
    while (!long.output().includes("sleeping")) await wait(50);
    const asked = performance.now();
    long.cancel();
    const ended = await long.ended;
    assert.ok(performance.now() - asked < 4_000, "it took long to stop");
    assert.deepEqual(ended, { kind: "cancelled", how: "interrupted" });
    assert.equal(
      await told(ended, before),
      "legacy: cancelled; nothing changed. The migration that was running was rolled back, unless it says atomic = False.",
    );
    const tables = start("inspectdb", "--database", "legacy");
    await tables.ended;
    assert.ok(!tables.output().includes("LegacyHalf"), tables.output());
  });

  it("says of a failure what was applied before it", async () => {
    writeFileSync(
      join(folder, "legacy/migrations/0003_broken.py"),
      slow.replace("time.sleep(60)", "raise ValueError('planted')"),
    );
    const before = await recorded("legacy");
    const failing = start("migrate", "--database", "legacy");
    const ended = await failing.ended;
    assert.match(failing.output(), /ValueError: planted/);
    assert.match(
      await told(ended, before),
      /^legacy: it failed with exit status 1; \d+ migrations applied \(.*legacy\.0002_managed.*\)\. The migration that was running was rolled back/,
    );
  });

  it("says that a program is not there", async () => {
    const missing = run({
      words: [join(folder, "nowhere")],
      folder,
      environment: {},
      onOutput: () => {},
    });
    const ended = await missing.ended;
    assert.equal(ended.kind, "failed");
  });
});
