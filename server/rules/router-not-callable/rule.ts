/** An entry of `DATABASE_ROUTERS` cannot be made into a router, or is a class where an instance belongs. */

import { defineRule } from "#server/rules/define.ts";
import { insert, replaceLiteral } from "#server/rules/edits.ts";
import { className, entryPlace } from "#server/rules/places.ts";
import { classNames, moduleTree } from "#server/rules/routerModules.ts";
import type { Fix, Related } from "#server/rules/rule.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Router } from "#server/project/routers/facts.ts";
import type { Span } from "#server/text/span.ts";

export const rule = defineRule({
  name: "router-not-callable",
  severity: "error",
  since: "0.1.0",
  summary: "An entry of DATABASE_ROUTERS that does not make a router",
  message: "The entry '{router}' of DATABASE_ROUTERS does not make a router: {problem}",
  project: (facts, report) => {
    if (facts.settings.routers.shape === "text") return;
    for (const router of facts.routing.routers) {
      const at = entryPlace(facts, router);
      const problem = problemOf(router);
      if (at === undefined || router.maybe !== undefined || problem === undefined) continue;
      const cls = className(facts, router);
      const related: readonly Related[] =
        cls === undefined ? [] : [{ at: cls, message: `${router.name} is defined here` }];
      const fixes =
        router.problem === undefined ? instantiate(facts, at) : otherClass(facts, router, at);
      report({ at, arguments: { router: router.name, problem }, related, fixes });
    }
  },
});

function problemOf(router: Router): string | undefined {
  if (router.problem !== undefined)
    return router.problem.kind === "not-callable"
      ? `${router.problem.exception}: ${router.problem.message}`
      : undefined;
  if (router.instance?.kind !== "class") return undefined;
  const unbound = [...router.methods].find(([, { value, definition }]) => {
    const isStatic =
      definition?.definition.kind === "FunctionDef" && definition.definition.decorators.length > 0;
    return (
      value.kind === "function" && !isStatic && value.definition.parameters[0]?.name.id === "self"
    );
  });
  if (unbound === undefined) return undefined;
  return `it is the class itself, so ${unbound[0]}() is called without self`;
}

function instantiate(facts: ProjectFacts, at: Span): readonly Fix[] {
  const source = facts.modules.text(at.path)?.slice(at.start, at.end) ?? "";
  if (!/^[\w.]+$/.test(source)) return [];
  const edits = [insert(at.path, at.end, "()")];
  return [{ title: "Make an instance", applicability: "safe", edits }];
}

/** A path to a function: perhaps the one class of that module was meant. */
function otherClass(facts: ProjectFacts, router: Router, at: Span): readonly Fix[] {
  const dot = router.name.lastIndexOf(".");
  const tree = moduleTree(facts, router.name.slice(0, dot));
  const classes = tree === undefined ? [] : classNames(tree);
  const [only] = classes;
  if (only === undefined || classes.length > 1 || router.name.endsWith(`.${only}`)) return [];
  const meant = `${router.name.slice(0, dot)}.${only}`;
  const edit = replaceLiteral(facts, at, meant);
  if (edit === undefined) return [];
  return [{ title: `Change to '${meant}'`, applicability: "suggestion", edits: [edit] }];
}
