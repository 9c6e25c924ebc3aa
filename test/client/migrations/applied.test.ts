/** Holds what is read through our own drivers against `showmigrations --database` of real Django, engine by engine. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { projectMigrations } from "#client/migrations/model/projectMigrations.ts";
import type { MigrationMatrix, Recorded } from "#shared/migrations.ts";
import { environments, makeEnvironments } from "#test/oracle/environments.ts";
import { migratedProject, type MigratedProject } from "./migratedProject.ts";
import { differences, shownMigrations } from "./showmigrations.ts";

const squash = "shop/migrations/0001_squashed_0003_rename.py";
const right = "forked/migrations/0002_right.py";

for (const environment of environments) {
  describe(`applied migrations with Django ${environment.django}`, function () {
    this.timeout(300_000);
    let project: MigratedProject;
    let compared = 0;

    before(async () => {
      await makeEnvironments((line) => console.error(line));
      project = await migratedProject(environment);
    });
    after(async () => {
      console.log(`      ${compared} states compared`);
      await project.remove();
    });

    it("are none where nothing was migrated: there is no table yet", async () => {
      for (const alias of project.aliases) {
        assert.deepEqual(await project.read(alias), { kind: "read", rows: [] }, alias);
      }
      await equalsDjango();
    });

    it("are those of a fresh database, whose squash stands for its parts", async () => {
      await project.without([right], async () => {
        await project.manage("migrate", "--verbosity", "0", "--database", "default");
      });
      const matrix = await equalsDjango();
      // Without the conflicting file it was migrated; with it the last ones of an app are two.
      assert.deepEqual(conflictsOf(matrix, "default"), [["forked.0002_left", "forked.0002_right"]]);
      assert.equal(wordsOn(matrix, "default", "forked.0002_left"), "applied");
      assert.equal(wordsOn(matrix, "default", "forked.0002_right"), "conflict");
      assert.equal(
        wordsOn(matrix, "default", "shop.0001_squashed_0003_rename"),
        "no-op here, recorded",
      );
      assert.equal(wordsOn(matrix, "default", "shop.0001_initial"), "applied");
    });

    it("are those of a database from before a squash", async () => {
      await project.without([squash, right], async () => {
        await project.manage(
          "migrate",
          "--verbosity",
          "0",
          "--database",
          "shop",
          "shop",
          "0002_lines",
        );
      });
      const matrix = await equalsDjango();
      assert.equal(wordsOn(matrix, "shop", "shop.0002_lines"), "applied");
      assert.equal(wordsOn(matrix, "shop", "shop.0003_rename"), "pending");
      assert.equal(
        wordsOn(matrix, "shop", "shop.0001_squashed_0003_rename"),
        "replaced by a squash",
      );
      assert.equal(wordsOn(matrix, "shop", "legacy.0001_initial"), "no-op here, not recorded");
    });

    it("are those of a database whose parts of a squash are all applied", async () => {
      await project.without([squash, right], async () => {
        await project.manage(
          "migrate",
          "--verbosity",
          "0",
          "--database",
          "shop",
          "shop",
          "0003_rename",
        );
      });
      const matrix = await equalsDjango();
      assert.equal(wordsOn(matrix, "shop", "shop.0001_squashed_0003_rename"), "applied");
      assert.equal(wordsOn(matrix, "shop", "shop.0004_data"), "pending");
    });

    it("are those that were faked, and those without a file", async () => {
      const gone = "people/migrations/0003_gone.py";
      writeFileSync(
        path.join(project.folder, gone),
        `from django.db import migrations\n\n\nclass Migration(migrations.Migration):\n    dependencies = [("people", "0002_team")]\n`,
      );
      await project.without([right], async () => {
        await project.manage(
          "migrate",
          "--verbosity",
          "0",
          "--database",
          "people",
          "--fake",
          "people",
        );
      });
      let matrix: MigrationMatrix | undefined;
      await project.without([gone], async () => {
        matrix = await equalsDjango();
      });
      assert.ok(matrix);
      const found = projectMigrations(project.folder, matrix);
      const row = found.rows.find(({ key }) => key === "people.0003_gone");
      assert.equal(row?.states.get("people")?.words, "no file");
      assert.equal(row?.states.get("default")?.words, "not recorded");
      assert.equal(wordsOn(matrix, "people", "people.0002_team"), "applied, in part");
      assert.equal(wordsOn(matrix, "people", "auth.0001_initial"), "applied, in part");
    });

    it("are told with when they were applied", async () => {
      for (const alias of ["default", "shop", "people"]) {
        const recorded = await project.read(alias);
        assert.ok(recorded.kind === "read");
        for (const row of recorded.rows)
          assert.match(row.applied ?? "", /^20\d\d-\d\d-\d\d[ T]\d\d:/);
      }
    });

    it("are told to be out of order, with what they rest on", async () => {
      const later = "legacy/migrations/0001_earlier.py";
      await project.without([right], async () => {
        await project.manage("migrate", "--verbosity", "0", "--database", "legacy", "legacy");
      });
      await equalsDjango();
      // Another branch puts a migration before one that is applied.
      writeFileSync(
        path.join(project.folder, later),
        `from django.db import migrations\n\n\nclass Migration(migrations.Migration):\n    run_before = [("legacy", "0002_managed")]\n    dependencies = [("legacy", "0001_initial")]\n`,
      );
      const matrix = await equalsDjango();
      assert.equal(wordsOn(matrix, "legacy", "legacy.0002_managed"), "applied out of order");
      assert.equal(wordsOn(matrix, "legacy", "legacy.0001_earlier"), "pending");
    });

    /** Every alias as Django itself shows it. */
    async function equalsDjango(): Promise<MigrationMatrix> {
      const recorded: Record<string, Recorded> = {};
      for (const alias of project.aliases) recorded[alias] = await project.read(alias);
      const matrix = await project.matrix(recorded);
      const printed = await Promise.all(
        project.aliases.map((alias) => project.manage("showmigrations", "--database", alias)),
      );
      for (const [index, alias] of project.aliases.entries()) {
        const shown = shownMigrations(printed[index] ?? "");
        assert.ok(shown.size > 15, `Django shows ${shown.size}`);
        assert.deepEqual(differences(matrix, alias, shown), []);
        compared += matrix.migrations.length;
      }
      return matrix;
    }

    function conflictsOf(matrix: MigrationMatrix, alias: string) {
      return matrix.aliases.find(({ name }) => name === alias)?.conflicts;
    }

    function wordsOn(matrix: MigrationMatrix, alias: string, key: string): string | undefined {
      const { rows } = projectMigrations(project.folder, matrix);
      return rows.find((row) => row.key === key)?.states.get(alias)?.words;
    }
  });
}
