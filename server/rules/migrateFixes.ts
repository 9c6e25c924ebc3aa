/** Fixes of what `allow_migrate` answers. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Decision } from "#server/project/routers/facts.ts";
import type { Expression, Return } from "#server/syntax/tree.ts";
import type { Span } from "#server/text/span.ts";
import { replaceLiteral } from "./edits.ts";
import { nearest } from "./suggest.ts";
import { enclosing, treeOf } from "./tree.ts";
import type { Fix } from "./rule.ts";

/** `return db == "x"`: compares with the model's home instead. */
export function compareWithHome(facts: ProjectFacts, at: Span, home: string): readonly Fix[] {
  const literal = comparedLiteral(returnAt(facts, at)?.value);
  if (literal === undefined) return [];
  const edit = replaceLiteral(facts, { path: at.path, ...range(literal) }, home);
  if (edit === undefined) return [];
  return [{ title: `Allow it on '${home}'`, applicability: "suggestion", edits: [edit] }];
}

/** `return False` becomes no opinion; a misspelt alias in `return db == "x"` is mended. */
export function allowSomewhere(
  facts: ProjectFacts,
  at: Span,
  decisions: readonly Decision[],
): readonly Fix[] {
  const answer = returnAt(facts, at)?.value;
  if (answer?.kind === "Singleton" && answer.value === false && !isSingledOut(decisions)) {
    const edits = [{ at: { path: at.path, ...range(answer) }, text: "None" }];
    return [{ title: "Have no opinion about other apps", applicability: "suggestion", edits }];
  }
  const literal = comparedLiteral(answer);
  const meant =
    literal === undefined
      ? undefined
      : nearest(literal.value, facts.settings.databases.aliases.keys());
  if (literal === undefined || meant === undefined || meant === literal.value) return [];
  const edit = replaceLiteral(facts, { path: at.path, ...range(literal) }, meant);
  if (edit === undefined) return [];
  return [{ title: `Change to '${meant}'`, applicability: "suggestion", edits: [edit] }];
}

/** `return True` for an app that is named before it becomes a comparison. */
export function allowOnly(
  facts: ProjectFacts,
  at: Span,
  decisions: readonly Decision[],
  database: string,
  home: string,
): readonly Fix[] {
  const answer = returnAt(facts, at)?.value;
  if (answer?.kind !== "Singleton" || answer.value !== true || !isSingledOut(decisions)) return [];
  const edits = [{ at: { path: at.path, ...range(answer) }, text: `${database} == "${home}"` }];
  return [{ title: `Allow it on '${home}' only`, applicability: "suggestion", edits }];
}

/** Whether a test on the way speaks of these models, so that no others are answered there. */
function isSingledOut(decisions: readonly Decision[]): boolean {
  return decisions.every(
    ({ trace }) => trace.findLast(({ kind }) => kind === "test")?.taken === true,
  );
}

function returnAt(facts: ProjectFacts, at: Span): Return | undefined {
  return enclosing(treeOf(facts, at.path), at, "Return");
}

/** The text in `db == "x"`. */
function comparedLiteral(expression: Expression | undefined) {
  if (expression?.kind !== "Compare" || expression.operators.join() !== "==") return undefined;
  const [right] = expression.comparators;
  return right?.kind === "Text" ? right : undefined;
}

function range({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}
