/** Plants differences in databases that real Django migrated, and finds them, with their causes, and nothing else. */
import assert from "node:assert/strict";
import { needDjango } from "#test/support/djangoProject.ts";
import { plantsOn } from "./plants.ts";
import { aliases, endDrivers, makeDrifting, type Alias, type Drifting } from "./project.ts";

for (const django of ["django6", "django52"])
  describe(`drift from ${django}`, function () {
    this.timeout(300_000);
    let drifting: Drifting;
    before(async function () {
      await needDjango(this);
      drifting = await makeDrifting(django);
    });
    after(() => drifting?.remove());

    for (const alias of aliases)
      it(`finds nothing on ${alias}, just migrated`, async () => {
        const { findings, unmade, pending, compared } = await drifting.drift(alias);
        assert.deepEqual({ findings, unmade, pending }, { findings: [], unmade: [], pending: [] });
        assert.ok(compared >= 18, String(compared));
      });

    for (const alias of aliases)
      it(`finds what is planted on ${alias}, and nothing else`, async () => {
        const plants = plantsOn(alias, await drifting.schema(alias));
        await drifting.addSteps(alias);
        await drifting.run(alias, ...plants.flatMap(({ sql }) => sql));
        if (alias !== "maria") await drifting.run(alias, "drop table legacy_things");
        const expected = [...plants.map(({ found }) => found), ...otherwise(alias)];
        const { findings, unmade, pending } = await drifting.drift(alias);
        const found = findings.map(
          ({ difference: { kind, table, part = "" }, cause }) =>
            `${kind} ${table} ${part} ${cause}`,
        );
        assert.deepEqual(found.sort(), expected.sort(), JSON.stringify(findings, undefined, 1));
        const five = findings.find(({ difference: { part } }) => part === "five");
        assert.equal(five?.migration, "steps.0005_five");
        assert.deepEqual(
          findings.filter(({ mend }) => mend.length === 0),
          [],
          "each has something that mends it",
        );
        assert.ok(found.length >= 28, String(found.length));
        assert.deepEqual(pending, ["steps.0004_four", "steps.0005_five"]);
        assert.deepEqual(unmade, [{ app: "steps", table: "steps_step", what: ["new column six"] }]);
      });
  });

/** What is planted by other means than SQL. */
function otherwise(alias: Alias): readonly string[] {
  return [
    "column-missing steps_step two faked",
    "column-missing steps_step four pending",
    "column-extra steps_step five unrecorded",
    "column-extra steps_step six no-migration",
    "table-missing ghost_ghost  without-effect",
    "table-missing plain_later  unmigrated-app",
    ...(alias === "maria" ? [] : ["table-missing legacy_things  unmanaged"]),
  ];
}

after(endDrivers);
