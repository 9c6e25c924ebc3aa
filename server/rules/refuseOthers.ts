/** The fix that lets a router refuse every other app on its database. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Expression, Statement } from "#server/syntax/tree.ts";
import type { Claim } from "./claims.ts";
import { indentAt, insert, newlineOf } from "./edits.ts";
import { enclosing, treeOf } from "./tree.ts";
import type { Fix } from "./rule.ts";

/** `return db == "x"` inside an `if` gets an `elif`; in a conditional expression, its other side is changed. */
export function refuseOthers(facts: ProjectFacts, { at, alias }: Claim): readonly Fix[] {
  const [tree, text] = [treeOf(facts, at.path), facts.modules.text(at.path)];
  const answer = enclosing(tree, at, "Return");
  if (text === undefined || answer?.value === undefined) return [];
  const title = `Refuse the other apps on '${alias}'`;
  if (answer.value.kind === "Conditional") {
    const { body, orElse } = answer.value;
    const test = databaseTest(text, body);
    if (test === undefined || orElse.kind !== "Singleton" || orElse.value !== null) return [];
    const edits = [insert(at.path, orElse.start, `False if ${test} else `)];
    return [{ title, applicability: "suggestion", edits }];
  }
  const test = databaseTest(text, answer.value);
  const branch = enclosing(tree, at, "If");
  if (test === undefined || branch === undefined || branch.orElse.length > 0) return [];
  if (!branch.body.some((statement: Statement) => statement === answer)) return [];
  const indent = indentAt(text, branch.start);
  const inner = indentAt(text, answer.start);
  const line = newlineOf(text);
  // An `elif` is a branch of its own, at the place of its own keyword.
  const added = `${line}${indent}elif ${test}:${line}${inner}return False`;
  const edits = [insert(at.path, branch.body.at(-1)?.end ?? answer.end, added)];
  return [{ title, applicability: "suggestion", edits }];
}

/** `db == "x"`, as it is written. */
function databaseTest(text: string, expression: Expression): string | undefined {
  if (expression.kind !== "Compare" || expression.operators.join() !== "==") return undefined;
  return text.slice(expression.start, expression.end);
}
