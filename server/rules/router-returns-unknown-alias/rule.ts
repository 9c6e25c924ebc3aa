/** A router answers a name that is no alias. */

import { aliasFixes, databasesPlace, isNoAlias, meantAlias } from "#server/rules/aliases.ts";
import { literalOf, returnedSpan, routeAnswers } from "#server/rules/answers.ts";
import { defineRule } from "#server/rules/define.ts";
import { keyOf, nameOf } from "#server/rules/places.ts";

export const rule = defineRule({
  name: "router-returns-unknown-alias",
  severity: "error",
  since: "0.1.0",
  summary: "A router answers an alias that DATABASES does not have",
  message:
    "{router}.{method}() answers '{alias}' for {model}, and there is no such database{meant}",
  project: (facts, report) => {
    const seen = new Set<string>();
    for (const { method, decision, model, exact } of routeAnswers(facts)) {
      const { answer, router: index } = decision;
      const router = index === undefined ? undefined : facts.routing.routers[index];
      if (router === undefined || typeof answer !== "string" || !isNoAlias(facts, answer)) continue;
      const literal = literalOf(facts, decision);
      // Where the way there is not known, only what is written as it is answered is certain.
      const at = literal ?? (exact ? returnedSpan(facts, decision) : undefined);
      if (at === undefined || seen.has(keyOf(at))) continue;
      seen.add(keyOf(at));
      const meant = meantAlias(facts, answer);
      report({
        at,
        arguments: {
          router: nameOf(router),
          method,
          alias: answer,
          model,
          meant: meant === undefined ? "" : `: '${meant}' is near`,
        },
        related: databasesPlace(facts),
        fixes: aliasFixes(facts, at, answer),
      });
    }
  },
});
