/** A router that is never asked, because one before it always answers. */

import { defineRule } from "#server/rules/define.ts";
import { decided, entryPlace, nameOf } from "#server/rules/places.ts";
import { sourceAt } from "#server/rules/edits.ts";
import type { Edit, Fix } from "#server/rules/rule.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Decision, Router, RouterMethodName } from "#server/project/routers/facts.ts";

export const rule = defineRule({
  name: "shadowed-router",
  severity: "warning",
  since: "0.1.0",
  summary: "A router that Django never gets to",
  message:
    "{router} is never asked where a model lives: {earlier} comes first and answers for every model",
  project: (facts, report) => {
    if (facts.models.open !== undefined || facts.routing.open !== undefined) return;
    for (const router of facts.routing.routers) {
      const at = entryPlace(facts, router);
      if (at === undefined || router.maybe !== undefined) continue;
      const earlier = shadowOf(facts, router);
      if (earlier === undefined) continue;
      report({
        at,
        arguments: { router: nameOf(router), earlier: nameOf(earlier.router) },
        related: decided(facts, earlier.decisions, earlier.method, "every model"),
        fixes: moveToEnd(facts, earlier.router),
      });
    }
  },
});

/** Every entry behind it moves up by one place; comments stay where they are. */
function moveToEnd(facts: ProjectFacts, router: Router): readonly Fix[] {
  const places = facts.routing.routers.slice(router.index).map((one) => entryPlace(facts, one));
  const texts = places.map((at) => (at === undefined ? "" : sourceAt(facts, at)));
  const edits = places.flatMap((at, index): readonly Edit[] =>
    at === undefined ? [] : [{ at, text: texts[index + 1] ?? texts[0] ?? "" }],
  );
  const isPlain =
    texts.every((text) => text !== "") && new Set(edits.map(({ at }) => at.path)).size === 1;
  const ordered = edits.every(
    ({ at }, index) => index === 0 || (edits[index - 1]?.at.end ?? 0) <= at.start,
  );
  if (!isPlain || !ordered || facts.settings.routers.open !== undefined) return [];
  return [{ title: `Ask ${nameOf(router)} last`, applicability: "suggestion", edits }];
}

const asked: readonly RouterMethodName[] = ["db_for_read", "db_for_write", "allow_migrate"];

interface Shadow {
  readonly router: Router;
  readonly method: RouterMethodName;
  readonly decisions: readonly Decision[];
}

/** The one earlier router that answers whatever this one could be asked. */
function shadowOf(facts: ProjectFacts, router: Router): Shadow | undefined {
  const methods = asked.filter((name) => router.methods.has(name));
  if (!methods.includes("db_for_read") && !methods.includes("db_for_write")) return undefined;
  const shadows = methods.map((method) => {
    const decisions = catchAll(facts, method);
    const by = decisions?.[0]?.router;
    return by === undefined || decisions === undefined || by >= router.index
      ? undefined
      : { method, by, decisions };
  });
  const [first] = shadows;
  if (first === undefined || shadows.some((shadow) => shadow?.by !== first.by)) return undefined;
  const earlier = facts.routing.routers[first.by];
  if (earlier === undefined || earlier.maybe !== undefined) return undefined;
  return { router: earlier, method: first.method, decisions: first.decisions };
}

/**
 * The answers of the one router that answers for every model, where it does so whatever the model
 * is: some answer is reached with no test passed on the way.
 */
function catchAll(facts: ProjectFacts, method: RouterMethodName): readonly Decision[] | undefined {
  const all: Decision[] = [];
  for (const label of facts.models.models.keys()) {
    const { read, write, migrate } = facts.routing.of(label);
    if (method === "allow_migrate") {
      for (const { allowed, decisions } of migrate.values()) {
        if (allowed === undefined) return undefined;
        all.push(...decisions);
      }
      continue;
    }
    const route = method === "db_for_read" ? read : write;
    if (!route.exact || route.error !== undefined) return undefined;
    all.push(...route.decisions);
  }
  const [first] = all;
  if (first?.router === undefined || all.some(({ router }) => router !== first.router))
    return undefined;
  return all.some(({ trace }) =>
    trace.every(({ kind, taken }) => kind !== "test" || taken === false),
  )
    ? all
    : undefined;
}
