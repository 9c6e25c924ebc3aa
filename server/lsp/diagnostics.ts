/** The diagnostics of a file, for both ways in which an editor gets them. */

import type { Diagnostic } from "vscode-languageserver";

import { diagnosticOf } from "./convert.ts";
import type { Workspace } from "./workspace.ts";

/** @param path absolute */
export function diagnosticsOf(workspace: Workspace, path: string): Diagnostic[] {
  const findings = workspace.projectAt(path)?.findings.get(path) ?? [];
  return findings.map((finding) => diagnosticOf((other) => workspace.lines(other), finding));
}

/** A text that is equal for equal diagnostics: an editor that has it keeps what it shows. */
export function resultId(diagnostics: readonly Diagnostic[]): string {
  let hash = 0;
  for (const character of JSON.stringify(diagnostics))
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return `${diagnostics.length}:${(hash >>> 0).toString(36)}`;
}
