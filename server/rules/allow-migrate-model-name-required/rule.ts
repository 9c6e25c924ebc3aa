/** `allow_migrate` demands a `model_name`, and Django does not always give one. */

import { defineRule } from "#server/rules/define.ts";
import { insert } from "#server/rules/edits.ts";
import { methodsOf, migrateFault, positional, type Method } from "#server/rules/signatures.ts";
import { nameOf } from "#server/rules/places.ts";
import type { Fix } from "#server/rules/rule.ts";
import type { Parameter } from "#server/syntax/tree.ts";

export const rule = defineRule({
  name: "allow-migrate-model-name-required",
  severity: "error",
  since: "0.1.0",
  summary: "An allow_migrate whose model_name has no default",
  message:
    "{router}.allow_migrate() requires model_name, so the first RunPython or RunSQL raises TypeError",
  project: (facts, report) => {
    for (const method of methodsOf(facts, ["allow_migrate"])) {
      const parameter = method.parameters.find(({ name }) => name.id === "model_name");
      if (parameter === undefined || !isRequired(method, parameter)) continue;
      report({
        at: method.at,
        arguments: { router: nameOf(method.router) },
        fixes: addDefault(method, parameter),
      });
    }
  },
});

function isRequired(method: Method, parameter: Parameter): boolean {
  if (parameter.fallback !== undefined || migrateFault(method) !== undefined) return false;
  return parameter.form === "normal" || parameter.form === "keywordOnly";
}

function addDefault({ path, parameters }: Method, parameter: Parameter): readonly Fix[] {
  // Python wants defaults last.
  const after = positional(parameters.slice(parameters.indexOf(parameter) + 1));
  if (parameter.form === "normal" && after.some(({ fallback }) => fallback === undefined))
    return [];
  const text = parameter.annotation === undefined ? "=None" : " = None";
  const edits = [insert(path, parameter.end, text)];
  return [{ title: "Give model_name the default None", applicability: "safe", edits }];
}
