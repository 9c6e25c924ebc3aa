/** Plants differences in databases that real Django migrated, and finds them, with their causes, and nothing else. */
import assert from "node:assert/strict";
import { needDjango } from "#test/support/djangoProject.ts";
import { aliases, endDrivers, makeDrifting, type Drifting } from "./project.ts";

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
  });

after(endDrivers);
