/** `textDocument/diagnostic`: the editor asks for a document's diagnostics. */

import type { DocumentDiagnosticParams, DocumentDiagnosticReport } from "vscode-languageserver";

import { diagnosticsOf, resultId } from "#server/lsp/diagnostics.ts";
import { handler } from "#server/lsp/dispatch.ts";
import { pathOf } from "#server/lsp/uris.ts";

export const documentDiagnostic = handler<DocumentDiagnosticParams, DocumentDiagnosticReport>(
  "textDocument/diagnostic",
  async (workspace, { textDocument, previousResultId }) => {
    await workspace.answerable();
    const path = pathOf(textDocument.uri);
    const items = path === undefined ? [] : diagnosticsOf(workspace, path);
    const id = resultId(items);
    if (id === previousResultId) return { kind: "unchanged", resultId: id };
    return { kind: "full", resultId: id, items };
  },
);
