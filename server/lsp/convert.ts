/** Turns our plain data into the protocol's: spans into ranges, findings into diagnostics. */

import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type Location,
  type Range as ProtocolRange,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";

import type { Edit, Finding, Severity } from "#server/rules/rule.ts";
import type { Lines } from "#server/text/lines.ts";
import type { Range, Span } from "#server/text/span.ts";
import { productName } from "#shared/texts.ts";
import { ruleLink } from "./ruleLinks.ts";
import { uriOf } from "./uris.ts";

/** Finds the lines of a file as the editor has it. */
export type LinesOf = (path: string) => Lines;

export function rangeOf(lines: Lines, range: Range): ProtocolRange {
  return { start: lines.position(range.start), end: lines.position(range.end) };
}

export function locationOf(linesOf: LinesOf, span: Span): Location {
  return { uri: uriOf(span.path), range: rangeOf(linesOf(span.path), span) };
}

export function diagnosticOf(linesOf: LinesOf, finding: Finding): Diagnostic {
  const relatedInformation: DiagnosticRelatedInformation[] = finding.related.map(
    ({ at, message }) => ({
      location: locationOf(linesOf, at),
      message,
    }),
  );
  const href = ruleLink(finding.rule);
  return {
    range: rangeOf(linesOf(finding.at.path), finding.at),
    severity: severityOf(finding.severity),
    code: finding.rule,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    source: productName,
    message: finding.message,
    ...(relatedInformation.length === 0 ? {} : { relatedInformation }),
    ...(finding.rule === "unused-suppression" ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

export function workspaceEditOf(linesOf: LinesOf, edits: readonly Edit[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { at, text } of edits) {
    const uri = uriOf(at.path);
    (changes[uri] ??= []).push({ range: rangeOf(linesOf(at.path), at), newText: text });
  }
  return { changes };
}

function severityOf(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case "error":
      return DiagnosticSeverity.Error;
    case "warning":
      return DiagnosticSeverity.Warning;
    case "information":
      return DiagnosticSeverity.Information;
    default:
      return DiagnosticSeverity.Hint;
  }
}
