/** `allow_migrate` or `allow_relation` answers an alias where Django asks for yes or no. */

import { permissionAnswers, returnedSpan, literalOf } from "#server/rules/answers.ts";
import { defineRule } from "#server/rules/define.ts";
import { sourceAt } from "#server/rules/edits.ts";
import { methodsOf } from "#server/rules/signatures.ts";
import { keyOf, nameOf } from "#server/rules/places.ts";
import type { Fix } from "#server/rules/rule.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Decision, Router } from "#server/project/routers/facts.ts";
import type { Span } from "#server/text/span.ts";

export const rule = defineRule({
  name: "allow-migrate-not-boolean",
  severity: "error",
  since: "0.1.0",
  summary: "An allow_migrate or allow_relation that answers a string",
  message: "{router}.{method}() answers the string '{answer}', which Django takes for True",
  project: (facts, report) => {
    const seen = new Set<string>();
    for (const { method, decision } of permissionAnswers(facts)) {
      const { router: index, value } = decision;
      const router = index === undefined ? undefined : facts.routing.routers[index];
      if (router === undefined || value?.kind !== "text" || value.value === "") continue;
      const at = placeOf(facts, decision);
      if (at === undefined || seen.has(keyOf(at))) continue;
      seen.add(keyOf(at));
      report({
        at,
        arguments: { router: nameOf(router), method, answer: value.value },
        fixes: method === "allow_migrate" ? compare(facts, router, at) : [],
      });
    }
  },
});

/** The literal where the `return` has one, else what is returned. */
function placeOf(facts: ProjectFacts, decision: Decision): Span | undefined {
  const [literal, returned] = [literalOf(facts, decision), returnedSpan(facts, decision)];
  if (literal === undefined || returned === undefined) return returned ?? literal;
  const inside =
    literal.path === returned.path &&
    literal.start >= returned.start &&
    literal.end <= returned.end;
  return inside ? literal : returned;
}

function compare(facts: ProjectFacts, router: Router, at: Span): readonly Fix[] {
  const method = methodsOf(facts, ["allow_migrate"]).find((other) => other.router === router);
  const database = method?.parameters[0];
  const source = sourceAt(facts, at);
  // A name, an attribute or a literal: anything longer would need brackets and a second look.
  const isSimple = ![" ", "(", "\n"].some((mark) => source.includes(mark));
  if (database?.form !== "normal" || source === "" || !isSimple) return [];
  const edits = [{ at, text: `${database.name.id} == ${source}` }];
  return [{ title: `Compare with ${database.name.id}`, applicability: "suggestion", edits }];
}
