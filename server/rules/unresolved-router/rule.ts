/** An entry of `DATABASE_ROUTERS` cannot be imported. */

import { defineRule } from "#server/rules/define.ts";
import { replaceLiteral } from "#server/rules/edits.ts";
import { ownSpan } from "#server/rules/places.ts";
import { classNames, isPackage, moduleNames, moduleTree } from "#server/rules/routerModules.ts";
import { nearest } from "#server/rules/suggest.ts";
import type { Fix } from "#server/rules/rule.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Router } from "#server/project/routers/facts.ts";
import type { Span } from "#server/text/span.ts";

export const rule = defineRule({
  name: "unresolved-router",
  severity: "error",
  since: "0.1.0",
  summary: "An entry of DATABASE_ROUTERS that cannot be imported",
  message: "The router '{router}' cannot be imported: {problem}",
  project: (facts, report) => {
    // A text is taken letter by letter: that is another mistake, reported once.
    if (facts.settings.routers.shape === "text") return;
    for (const router of facts.routing.routers) {
      const { name, entry, maybe } = router;
      const at = ownSpan(facts, entry);
      const problem = problemOf(facts, router);
      if (at === undefined || maybe !== undefined || problem === undefined) continue;
      report({ at, arguments: { router: name, problem }, fixes: correct(facts, at, name) });
    }
  },
});

function problemOf(facts: ProjectFacts, { name, problem, instance }: Router): string | undefined {
  if (problem !== undefined) return problem.kind === "unresolved" ? problem.message : undefined;
  // A module may be installed where nobody looked, but not inside one of the project's own packages.
  const module = name.slice(0, Math.max(name.lastIndexOf("."), 0));
  const holder = module.slice(0, Math.max(module.lastIndexOf("."), 0));
  if (instance !== undefined || holder === "" || !isPackage(facts, holder)) return undefined;
  return moduleTree(facts, module) === undefined ? `No module named '${module}'` : undefined;
}

function correct(facts: ProjectFacts, at: Span, path: string): readonly Fix[] {
  const meant = meantPath(facts, path);
  const edit = meant === undefined ? undefined : replaceLiteral(facts, at, meant);
  if (edit === undefined) return [];
  return [{ title: `Change to '${meant}'`, applicability: "suggestion", edits: [edit] }];
}

/** A class of that module, or that class of a module of nearly that name. */
function meantPath(facts: ProjectFacts, path: string): string | undefined {
  const dot = path.lastIndexOf(".");
  const [module, name] = [path.slice(0, Math.max(dot, 0)), path.slice(dot + 1)];
  const tree = moduleTree(facts, module);
  if (tree !== undefined) {
    const meant = nearest(name, classNames(tree));
    return meant === undefined ? undefined : `${module}.${meant}`;
  }
  const holders = moduleNames(facts).filter((other) => {
    const found = moduleTree(facts, other);
    return found !== undefined && classNames(found).includes(name);
  });
  const meant =
    module === "" ? (holders.length === 1 ? holders[0] : undefined) : nearest(module, holders);
  return meant === undefined ? undefined : `${meant}.${name}`;
}
