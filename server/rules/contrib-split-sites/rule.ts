/** Flat pages or redirects on a database that has no sites. */

import { defineRule } from "#server/rules/define.ts";
import { listTogether, splitOf } from "#server/rules/splits.ts";

export const rule = defineRule({
  name: "contrib-split-sites",
  severity: "warning",
  since: "0.1.0",
  summary: "Flat pages or redirects and the sites are kept apart",
  message: "{what} need sites in their own database, but {how}",
  project: (facts, report) => {
    for (const [what, label] of users) {
      const split = splitOf(facts, label, "sites.Site");
      if (split === undefined) continue;
      const app = label.slice(0, label.indexOf("."));
      report({
        at: split.at,
        arguments: { what, how: split.how },
        related: split.related,
        fixes: listTogether(facts, split, app, "sites"),
      });
    }
  },
});

/** Who has a key to a site. */
const users: readonly (readonly [string, string])[] = [
  ["Flat pages", "flatpages.FlatPage"],
  ["Redirects", "redirects.Redirect"],
];
