/** Reduces a parsed module to what other modules can see of it. */

import type { Parsed } from "#server/syntax/parsed.ts";
import type { FunctionDef, Statement } from "#server/syntax/tree.ts";
import { walk } from "#server/syntax/visit.ts";
import { importsOf } from "./imports.ts";
import type { ModuleSummary } from "./summary.ts";
import type { Tiers } from "./tiers.ts";

/** The half of a summary that other modules depend on. */
export type Outline = Pick<ModuleSummary, "module" | "problems" | "imports">;

/**
 * The tree becomes the outline's: the bodies of functions are taken out of it, but for those of
 * settings and routers, which will be run.
 */
export function outlineOf({ module, problems }: Parsed, { settings }: Tiers): Outline {
  if (!settings) leaveBodiesOut(module.body);
  return { module, problems, imports: importsOf(module) };
}

function leaveBodiesOut(body: readonly Statement[]): void {
  for (const statement of body)
    walk(statement, (node) => {
      if (node.kind !== "FunctionDef") return undefined;
      (node as { body: FunctionDef["body"] }).body = undefined;
      return "skip";
    });
}
