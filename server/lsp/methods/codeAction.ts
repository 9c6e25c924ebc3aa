/** `textDocument/codeAction`: the fixes of findings, suppressions, and all safe fixes at once. */

import type { CodeAction, CodeActionParams } from "vscode-languageserver";

import { actionsAt, fixAll, type Action } from "#server/features/codeActions.ts";
import { diagnosticOf, workspaceEditOf } from "#server/lsp/convert.ts";
import { handler } from "#server/lsp/dispatch.ts";
import { pathOf } from "#server/lsp/uris.ts";
import type { Workspace } from "#server/lsp/workspace.ts";

export const codeAction = handler<CodeActionParams, CodeAction[]>(
  "textDocument/codeAction",
  (workspace, { textDocument, range, context }) => {
    const path = pathOf(textDocument.uri);
    const text = path === undefined ? undefined : workspace.overlay.text(path);
    if (path === undefined || text === undefined) return [];
    const findings = workspace.findingsOf(path);
    if (findings.length === 0) return [];
    const lines = workspace.lines(path);
    const place = { start: lines.offset(range.start), end: lines.offset(range.end) };
    const wants = (kind: string): boolean =>
      context.only === undefined ||
      context.only.some((only) => only === "" || kind === only || kind.startsWith(`${only}.`));
    const actions: Action[] = wants("quickfix") ? [...actionsAt(text, place, findings)] : [];
    const all = wants("source.fixAll") ? fixAll(findings) : undefined;
    if (all !== undefined) actions.push(all);
    return actions.map((action) => codeActionOf(workspace, action));
  },
);

function codeActionOf({ overlay }: Workspace, action: Action): CodeAction {
  return {
    title: action.title,
    kind: action.kind,
    diagnostics: action.findings.map((finding) => diagnosticOf(overlay, finding)),
    ...(action.isPreferred ? { isPreferred: true } : {}),
    edit: workspaceEditOf(overlay, action.edits),
  };
}
