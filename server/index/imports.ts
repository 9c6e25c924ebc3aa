/** The imports that run when a module is imported. */

import type { Module } from "#server/syntax/tree.ts";
import { walk } from "#server/syntax/visit.ts";
import type { ImportSummary } from "./summary.ts";

/** In source order; those in class bodies, branches and loops count, those in functions do not. */
export function importsOf(module: Module): readonly ImportSummary[] {
  const imports: ImportSummary[] = [];
  walk(module, (node) => {
    if (node.kind === "Import") {
      for (const { module: name } of node.names)
        imports.push({ module: name, level: 0, names: undefined });
    } else if (node.kind === "ImportFrom") {
      const names = node.names === "star" ? "star" : node.names.map(({ name }) => name.id);
      imports.push({ module: node.module, level: node.level, names });
    }
    return isBlock.has(node.kind) ? undefined : "skip";
  });
  return imports;
}

/** Nodes below which statements stand that run with the module. */
const isBlock: ReadonlySet<string> = new Set([
  "Module",
  "ClassDef",
  "If",
  "For",
  "While",
  "With",
  "Try",
  "Match",
]);
