/** Reduces a parsed module to its summary. */

import type { Parsed } from "#server/syntax/parsed.ts";
import type { FunctionDef, Statement } from "#server/syntax/tree.ts";
import { walk } from "#server/syntax/visit.ts";
import { aliasUses } from "./aliasUses.ts";
import { digestOf } from "./digest.ts";
import { importsOf } from "./imports.ts";
import type { ModuleSummary } from "./summary.ts";
import { tiersOf, type Tiers } from "./tiers.ts";

/**
 * The tree becomes the summary's: the bodies of functions are taken out of it, but for those of
 * settings and routers, which will be run.
 */
export function summarize(
  text: string,
  parsed: Parsed,
  tiers: Tiers = tiersOf(text),
): ModuleSummary {
  const { module, problems, comments } = parsed;
  const uses = tiers.aliases ? aliasUses(module) : [];
  if (!tiers.settings) leaveBodiesOut(module.body);
  const directives = comments.filter((comment) => comment.text.includes("multidb:"));
  return {
    module,
    problems,
    imports: importsOf(module),
    aliasUses: uses,
    directives,
    digest: digestOf([module, directives.map((directive) => directive.text)]),
  };
}

function leaveBodiesOut(body: readonly Statement[]): void {
  for (const statement of body)
    walk(statement, (node) => {
      if (node.kind !== "FunctionDef") return undefined;
      (node as { body: FunctionDef["body"] }).body = undefined;
      return "skip";
    });
}
