/** What routers answered for a project's models, gathered from its routes. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Decision, RouterMethodName } from "#server/project/routers/facts.ts";
import type { Span } from "#server/text/span.ts";
import { ownSpan } from "./places.ts";
import { sourceAt } from "./edits.ts";

/** One answer of a router, and for what it was given. */
export interface Answer {
  readonly method: RouterMethodName;
  readonly decision: Decision;
  /** The model's label. */
  readonly model: string;
  /** Whether everything that Django can answer there is known. */
  readonly exact: boolean;
}

/** What `db_for_read` and `db_for_write` answer. */
export function* routeAnswers(facts: ProjectFacts): Generator<Answer> {
  for (const model of facts.models.models.keys()) {
    const { read, write } = facts.routing.of(model);
    for (const decision of read.decisions)
      yield { method: "db_for_read", decision, model, exact: read.exact };
    for (const decision of write.decisions)
      yield { method: "db_for_write", decision, model, exact: write.exact };
  }
}

const permissions = new WeakMap<ProjectFacts, readonly Answer[]>();

/** What `allow_migrate` and `allow_relation` answer; asked once, since each relation is a run of the routers. */
export function permissionAnswers(facts: ProjectFacts): readonly Answer[] {
  let answers = permissions.get(facts);
  if (answers === undefined) permissions.set(facts, (answers = [...askPermissions(facts)]));
  return answers;
}

function* askPermissions(facts: ProjectFacts): Generator<Answer> {
  for (const [model, { relations }] of facts.models.models) {
    for (const { allowed, decisions } of facts.routing.of(model).migrate.values())
      for (const decision of decisions)
        yield { method: "allow_migrate", decision, model, exact: allowed !== undefined };
    for (const { to } of relations) {
      if (to === undefined) continue;
      const { allowed, decisions } = facts.routing.allowRelation(to, model);
      for (const decision of decisions)
        yield { method: "allow_relation", decision, model, exact: allowed !== undefined };
    }
  }
}

/** Where the text that a router answered is written, if the project's own source has it as a literal. */
export function literalOf(facts: ProjectFacts, decision: Decision): Span | undefined {
  const at = decision.value?.kind === "text" ? ownSpan(facts, decision.value.origin) : undefined;
  if (at === undefined) return undefined;
  return "\"'".includes(sourceAt(facts, at)[0] ?? " ") ? at : undefined;
}

/** The expression of the `return` that answered. */
export function returnedSpan(facts: ProjectFacts, decision: Decision): Span | undefined {
  const at = ownSpan(facts, decision.origin);
  if (at === undefined) return undefined;
  const source = sourceAt(facts, at);
  if (!source.startsWith("return ")) return at;
  const expression = source.slice("return".length).trimStart();
  return { path: at.path, start: at.end - expression.length, end: at.end };
}
