/** `allow_migrate` cannot be called as Django calls it. */

import { defineRule } from "#server/rules/define.ts";
import { methodsOf, migrateFault, type Method } from "#server/rules/signatures.ts";
import type { Fix } from "#server/rules/rule.ts";

export const rule = defineRule({
  name: "allow-migrate-signature",
  severity: "error",
  since: "0.1.0",
  summary: "An allow_migrate that Django cannot call",
  message:
    "Django calls allow_migrate(db, app_label, model_name=None, **hints), and here that raises TypeError: {fault}",
  project: (facts, report) => {
    for (const method of methodsOf(facts, ["allow_migrate"])) {
      const fault = migrateFault(method);
      if (fault === undefined) continue;
      report({ at: method.at, arguments: { fault }, fixes: rewrite(method) });
    }
  },
});

const signature = "db, app_label, model_name=None, **hints";

function rewrite({ path, definition, parameters }: Method): readonly Fix[] {
  const all = definition.parameters;
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return [];
  const self = all.length > parameters.length ? `${first.name.id}, ` : "";
  const edits = [{ at: { path, start: first.start, end: last.end }, text: `${self}${signature}` }];
  // The body may still speak of the old parameters.
  return [{ title: "Rewrite the parameters", applicability: "template", edits }];
}
