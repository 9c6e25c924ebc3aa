/** The diagnostics of a file, for both ways in which an editor gets them. */

import type { Diagnostic } from "vscode-languageserver";

import { diagnosticOf } from "./convert.ts";
import type { Workspace } from "./workspace.ts";

/** @param path absolute */
export function diagnosticsOf(workspace: Workspace, path: string): Diagnostic[] {
  return workspace.findingsOf(path).map((finding) => diagnosticOf(workspace.overlay, finding));
}

/** A text that is equal for equal diagnostics: an editor that has it keeps what it shows. */
export function resultId(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return "0";
  const text = JSON.stringify(diagnostics);
  let [one, other] = [0x811c_9dc5, 0x9e37_79b1];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x0100_0193);
    other = Math.imul(other ^ code, 0x85eb_ca6b);
  }
  return `${diagnostics.length}:${(one >>> 0).toString(36)}${(other >>> 0).toString(36)}`;
}
