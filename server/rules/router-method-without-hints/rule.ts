/** A router's method cannot take the hints that Django passes. */

import { defineRule } from "#server/rules/define.ts";
import { insert, insertAfterLast } from "#server/rules/edits.ts";
import { acceptsKeyword, methodsOf, migrateFault, type Method } from "#server/rules/signatures.ts";
import { nameOf } from "#server/rules/places.ts";
import type { Fix } from "#server/rules/rule.ts";
import type { ProjectFacts } from "#server/project/project.ts";

export const rule = defineRule({
  name: "router-method-without-hints",
  severity: "error",
  since: "0.1.0",
  summary: "A router's method without **hints",
  message: "{router}.{method}() does not take **hints, so {when} raises TypeError",
  project: (facts, report) => {
    // Django passes no hints to allow_relation.
    for (const method of methodsOf(facts, ["db_for_read", "db_for_write", "allow_migrate"])) {
      const when = failure(method);
      if (when === undefined) continue;
      report({
        at: method.at,
        arguments: { router: nameOf(method.router), method: method.name, when },
        fixes: addHints(facts, method),
      });
    }
  },
});

function failure(method: Method): string | undefined {
  const { name, parameters } = method;
  if (name === "allow_migrate") {
    if (migrateFault(method) !== undefined) return undefined;
    const accepted = ["model_name", "model"].every((hint) => acceptsKeyword(parameters, hint, 2));
    return accepted ? undefined : "each operation of a migration";
  }
  if (acceptsKeyword(parameters, "instance", 1)) return undefined;
  return name === "db_for_write" ? "saving an object" : "following a relation of an object";
}

function addHints(facts: ProjectFacts, { path, definition }: Method): readonly Fix[] {
  const text = facts.modules.text(path);
  const last = definition.parameters.at(-1);
  if (text === undefined || last === undefined) return [];
  // `*hints` takes positional arguments only: a second star makes it right.
  const edit =
    last.form === "star" && last.name.id === "hints"
      ? insert(path, last.start, "*")
      : insertAfterLast(path, text, last, "**hints");
  return [{ title: "Add **hints", applicability: "safe", edits: [edit] }];
}
