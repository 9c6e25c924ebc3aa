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

/** The files as the editor has them. */
export interface Documents {
  readonly lines: (path: string) => Lines;
  readonly uri: (path: string) => string;
}

export function rangeOf(lines: Lines, range: Range): ProtocolRange {
  return { start: lines.position(range.start), end: lines.position(range.end) };
}

export function locationOf(documents: Documents, span: Span): Location {
  return { uri: documents.uri(span.path), range: rangeOf(documents.lines(span.path), span) };
}

export function diagnosticOf(documents: Documents, finding: Finding): Diagnostic {
  const relatedInformation: DiagnosticRelatedInformation[] = finding.related.map(
    ({ at, message }) => ({ location: locationOf(documents, at), message }),
  );
  const href = ruleLink(finding.rule);
  return {
    range: rangeOf(documents.lines(finding.at.path), finding.at),
    severity: severityOf(finding.severity),
    code: finding.rule,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    source: productName,
    message: finding.message,
    ...(relatedInformation.length === 0 ? {} : { relatedInformation }),
    ...(finding.rule === "unused-suppression" ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

export function workspaceEditOf(documents: Documents, edits: readonly Edit[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { at, text } of edits) {
    const range = rangeOf(documents.lines(at.path), at);
    (changes[documents.uri(at.path)] ??= []).push({ range, newText: text });
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
