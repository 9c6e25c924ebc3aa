/** A router has a method that is nearly one of those that Django calls. */

import { defineRule } from "#server/rules/define.ts";
import { isOwnPath, keyOf } from "#server/rules/places.ts";
import { stepsBetween } from "#server/rules/suggest.ts";
import { nodesOf, treeOf } from "#server/rules/tree.ts";
import type { Fix } from "#server/rules/rule.ts";
import type { ClassValue } from "#server/evaluation/values.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Span } from "#server/text/span.ts";

const hooks = ["db_for_read", "db_for_write", "allow_relation", "allow_migrate"] as const;

/** Names that older Djangos called, or that people take for a hook's. */
const others: ReadonlyMap<string, string> = new Map([
  ["allow_syncdb", "allow_migrate"],
  ["allow_migration", "allow_migrate"],
  ["allow_migrations", "allow_migrate"],
  ["allow_relationship", "allow_relation"],
  ["allow_relationships", "allow_relation"],
  ["db_for_reading", "db_for_read"],
  ["db_for_writing", "db_for_write"],
]);

export const rule = defineRule({
  name: "misspelt-router-method",
  severity: "warning",
  since: "0.1.0",
  summary: "A router's method that Django never calls",
  message: "Django never calls {router}.{method}(): the method of a router is '{meant}'",
  project: (facts, report) => {
    const seen = new Set<string>();
    for (const { cls } of facts.routing.routers) {
      for (const { owner, method, meant, at } of cls?.mro.flatMap((base) => slips(facts, base)) ??
        []) {
        if (seen.has(keyOf(at))) continue;
        seen.add(keyOf(at));
        report({
          at,
          arguments: { router: owner.name, method, meant },
          fixes: [rename(at, method, meant)],
        });
      }
    }
  },
});

interface Slip {
  readonly owner: ClassValue;
  readonly method: string;
  readonly meant: string;
  readonly at: Span;
}

function slips(facts: ProjectFacts, cls: ClassValue): readonly Slip[] {
  const path = cls.origin?.path;
  if (path === undefined || cls.definition === undefined || !isOwnPath(facts, path)) return [];
  const defined = new Set(cls.attributes.keys());
  const found: Slip[] = [];
  for (const statement of cls.definition.body) {
    if (statement.kind !== "FunctionDef") continue;
    const { id, start, end } = statement.name;
    const meant = meantHook(id);
    // Beside the right one it is a helper, or there for an old Django.
    if (meant === undefined || defined.has(meant) || isUsed(facts, path, id)) continue;
    found.push({ owner: cls, method: id, meant, at: { path, start, end } });
  }
  return found;
}

function meantHook(name: string): string | undefined {
  if (hooks.some((hook) => hook === name) || name.startsWith("_")) return undefined;
  const known = others.get(name);
  if (known !== undefined) return known;
  return hooks.find((hook) => stepsBetween(name, hook) <= 2);
}

/** Whether the file itself calls it or hands it on: then somebody needs it under that name. */
function isUsed(facts: ProjectFacts, path: string, name: string): boolean {
  const tree = treeOf(facts, path);
  if (tree === undefined) return true;
  for (const node of nodesOf(tree)) {
    if (node.kind === "Attribute" && node.name.id === name) return true;
    if (node.kind === "Name" && node.id === name) return true;
  }
  return false;
}

function rename(at: Span, method: string, meant: string): Fix {
  return {
    title: `Rename to ${meant}`,
    // Its parameters were others.
    applicability: method === "allow_syncdb" ? "template" : "suggestion",
    edits: [{ at, text: meant }],
  };
}
