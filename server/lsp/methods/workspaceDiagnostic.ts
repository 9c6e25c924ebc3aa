/** `workspace/diagnostic`: the editor asks for the diagnostics of files that are not open. */

import type {
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";

import { diagnosticsOf, resultId } from "#server/lsp/diagnostics.ts";
import { checkpoint, handler } from "#server/lsp/dispatch.ts";
import { pathOf, uriOf } from "#server/lsp/uris.ts";

export const workspaceDiagnostic = handler<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>(
  "workspace/diagnostic",
  (workspace, params, token) => {
    const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    const uris = new Set(known.keys());
    for (const project of workspace.projects)
      for (const path of project.findings.keys()) uris.add(uriOf(path));
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of uris) {
      checkpoint(token);
      const path = pathOf(uri);
      if (path === undefined) continue;
      const diagnostics = diagnosticsOf(workspace, path);
      const id = resultId(diagnostics);
      if (known.get(uri) === id)
        items.push({ kind: "unchanged", uri, version: null, resultId: id });
      else items.push({ kind: "full", uri, version: null, resultId: id, items: diagnostics });
    }
    return { items };
  },
);
