/** The admin's log on a database that has no users. */

import { defineRule } from "#server/rules/define.ts";
import { listTogether, splitOf } from "#server/rules/splits.ts";

export const rule = defineRule({
  name: "contrib-split-admin-auth",
  severity: "error",
  since: "0.1.0",
  summary: "The admin's log and the users are kept apart",
  message: "The admin's log needs the users and the content types in its own database, but {how}",
  project: (facts, report) => {
    const user = facts.settings.authUserModel;
    const needed = user === undefined ? [] : [user];
    for (const label of [...needed, "contenttypes.ContentType"]) {
      const split = splitOf(facts, "admin.LogEntry", label);
      if (split === undefined) continue;
      const app = label.slice(0, label.indexOf("."));
      report({
        at: split.at,
        arguments: { how: split.how },
        related: split.related,
        fixes: listTogether(facts, split, "admin", app),
      });
      // The first is enough: what parts it from one parts it from the other.
      return;
    }
  },
});
