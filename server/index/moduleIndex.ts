/** The modules that were asked for, each read and parsed once and kept as its summary. */

import type { Parse } from "#server/syntax/parsed.ts";
import type { FunctionDef, Statement } from "#server/syntax/tree.ts";
import type { Files } from "#server/text/files.ts";
import { summarize } from "./summarize.ts";
import type { ImportSummary, ModuleSummary } from "./summary.ts";

export interface ModuleIndex {
  /** Undefined where there is no such file. */
  summary(path: string): ModuleSummary | undefined;
  /** The imports that run when the file is imported; empty where there is no such file. */
  imports(path: string): readonly ImportSummary[];
  /** The body of a function that its summary left out. */
  body(path: string, definition: FunctionDef): readonly Statement[];
  /** Reads a file anew; whether that changed what other modules can see. */
  update(path: string): boolean;
}

export function createModuleIndex(files: Files, parse: Parse): ModuleIndex {
  const summaries = new Map<string, ModuleSummary | undefined>();
  const read = (path: string): ModuleSummary | undefined => {
    const text = files.text(path);
    return text === undefined ? undefined : summarize(text, parse(text));
  };
  const summary = (path: string): ModuleSummary | undefined => {
    if (!summaries.has(path)) summaries.set(path, read(path));
    return summaries.get(path);
  };
  return {
    summary,
    imports: (path) => summary(path)?.imports ?? [],
    body: (_, definition) => definition.body ?? [],
    update(path) {
      const before = summaries.get(path)?.digest;
      summaries.set(path, read(path));
      return summaries.get(path)?.digest !== before;
    },
  };
}
