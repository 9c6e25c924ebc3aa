/** Reduces a parsed module to its summary. */

import type { Parsed } from "#server/syntax/parsed.ts";
import { walk } from "#server/syntax/visit.ts";
import type { ImportSummary, ModuleSummary } from "./summary.ts";

export function summarize(text: string, parsed: Parsed): ModuleSummary {
  const imports: ImportSummary[] = [];
  walk(parsed.module, (node) => {
    if (node.kind === "FunctionDef" || node.kind === "Lambda") return "skip";
    if (node.kind === "Import")
      for (const { module } of node.names) imports.push({ module, level: 0, names: undefined });
    if (node.kind === "ImportFrom")
      imports.push({
        module: node.module,
        level: node.level,
        names: node.names === "star" ? "star" : node.names.map(({ name }) => name.id),
      });
    return undefined;
  });
  return {
    module: parsed.module,
    problems: parsed.problems,
    imports,
    aliasUses: [],
    directives: parsed.comments.filter(({ text: comment }) => comment.includes("multidb:")),
    digest: text,
  };
}
