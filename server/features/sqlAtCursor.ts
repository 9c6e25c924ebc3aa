/** The SQL in the string at a place of Python code, and the aliases that this code runs it on. */

import type { ProjectFacts } from "#server/project/project.ts";
import type { Expression } from "#server/syntax/tree.ts";
import type { SqlAtCursor } from "#shared/databases.ts";
import { Code } from "./sql/code.ts";
import { composedText } from "./sql/composedText.ts";
import { aliasesOf, together } from "./sql/runAliases.ts";
import { runsOf, wholeText } from "./sql/runs.ts";

/**
 * @param offset within a string, or within a name that stands for one where it is run
 * @returns undefined where that is no SQL
 */
export function sqlAtCursor(
  facts: ProjectFacts,
  path: string,
  offset: number,
): SqlAtCursor | undefined {
  const code = Code.of(facts, path);
  const part = code && partAt(code, offset);
  if (code === undefined || part === undefined) return undefined;
  const whole = wholeText(code, part);
  const made = composedText(code, whole);
  if (made === undefined) return undefined;
  const runs = runsOf(code, whole);
  if (runs.length === 0 && (!isText(part) || !looksLikeSql(made.text))) return undefined;
  const { aliases, because } = together(runs.map((run) => aliasesOf(code, run)));
  return {
    project: facts.root,
    sql: made.text,
    partly: made.partly,
    aliases,
    because: runs.length === 0 ? "nothing in this file runs it" : because,
  };
}

/** The string at an offset, or the name. */
function partAt(code: Code, offset: number): Expression | undefined {
  const path = code.holding({ start: offset, end: offset });
  const part =
    // What is put into a text belongs to it.
    path.find((node): node is Expression => node.kind === "FormattedText") ??
    path.findLast(
      (node): node is Expression =>
        node.kind === "Text" || node.kind === "Name" || node.kind === "Attribute",
    );
  // A text that stands alone is a comment.
  const outer = part && path[path.indexOf(part) - 1];
  return outer?.kind === "ExpressionStatement" ? undefined : part;
}

function isText({ kind }: Expression): boolean {
  return kind === "Text" || kind === "FormattedText";
}

function looksLikeSql(text: string): boolean {
  return sqlStart.test(text);
}

const sqlStart =
  /^(?:\s|--[^\n]*\n|\/\*[^]*?\*\/|\()*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+|IGNORE\s+)?INTO\s|UPDATE\s+\S+[^]*\sSET\s|DELETE\s+FROM\s|WITH\s+(?:RECURSIVE\s+)?\S+[^]*\sAS\s|MERGE\s+INTO\s|REPLACE\s+INTO\s|CREATE\s+\w+\s|ALTER\s+\w+\s|DROP\s+\w+\s|TRUNCATE\s|EXPLAIN\s|VACUUM\b|ANALYZE\b|REFRESH\s+MATERIALIZED\s|SHOW\s+\w|PRAGMA\s+\w|GRANT\s|REVOKE\s|CALL\s+\w)/i;
