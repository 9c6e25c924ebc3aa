/** A router keeps its own apps on one database and forgets to keep the others off it. */

import { defineRule } from "#server/rules/define.ts";
import { foreignApps, type Claim } from "#server/rules/claims.ts";
import { refuseOthers } from "#server/rules/refuseOthers.ts";
import { decided, nameOf } from "#server/rules/places.ts";
import { list } from "#server/rules/words.ts";
import type { Related } from "#server/rules/rule.ts";
import { spanOf } from "#server/text/span.ts";

export const rule = defineRule({
  name: "foreign-apps-migrate-here",
  severity: "warning",
  since: "0.1.0",
  summary: "The tables of unrelated apps are made on a router's database",
  message:
    "{router} keeps {own} on '{alias}' but has no opinion about {foreign}, so {tables} made on '{alias}' too",
  project: (facts, report) => {
    for (const claim of foreignApps(facts)) {
      const { router, alias, own, foreign, at } = claim;
      report({
        at,
        arguments: {
          router: nameOf(router),
          alias,
          own: list(own),
          foreign: list(foreign.map(({ label }) => label)),
          tables: foreign.length === 1 ? "its tables are" : "their tables are",
        },
        related: [...decided(facts, claim.decisions, "allow_migrate", list(own)), ...homes(claim)],
        fixes: refuseOthers(facts, claim),
      });
    }
  },
});

function homes({ foreign }: Claim): readonly Related[] {
  return foreign
    .slice(0, 3)
    .flatMap(({ label, home, origin }) =>
      origin === undefined ? [] : [{ at: spanOf(origin), message: `${label} lives on '${home}'` }],
    );
}
