/** `textDocument/diagnostic`: the editor asks for a document's diagnostics. */

import type { DocumentDiagnosticParams, DocumentDiagnosticReport } from "vscode-languageserver";

import { diagnosticsOf, resultId } from "#server/lsp/diagnostics.ts";
import { handler } from "#server/lsp/dispatch.ts";
import { pathOf } from "#server/lsp/uris.ts";

export const documentDiagnostic = handler<DocumentDiagnosticParams, DocumentDiagnosticReport>(
  "textDocument/diagnostic",
  (workspace, params) => {
    const path = pathOf(params.textDocument.uri);
    const items = path === undefined ? [] : diagnosticsOf(workspace, path);
    const id = resultId(items);
    if (id === params.previousResultId) return { kind: "unchanged", resultId: id };
    return { kind: "full", resultId: id, items };
  },
);
