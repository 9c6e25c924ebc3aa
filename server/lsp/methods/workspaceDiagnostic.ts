/** `workspace/diagnostic`: the editor asks for the diagnostics of files that are not open. */

import type {
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";

import { diagnosticsOf, resultId } from "#server/lsp/diagnostics.ts";
import { checkpoint, handler } from "#server/lsp/dispatch.ts";
import { pathOf } from "#server/lsp/uris.ts";

export const workspaceDiagnostic = handler<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>(
  "workspace/diagnostic",
  async (workspace, { previousResultIds }, token) => {
    await workspace.answerable();
    const known = new Map(
      previousResultIds.flatMap(({ uri, value }) => {
        const path = pathOf(uri);
        return path === undefined ? [] : [[path, { uri, value }] as const];
      }),
    );
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const path of new Set([...known.keys(), ...workspace.paths])) {
      await checkpoint(token);
      const before = known.get(path);
      const diagnostics = diagnosticsOf(workspace, path);
      if (before === undefined && diagnostics.length === 0) continue;
      const uri = before?.uri ?? workspace.overlay.uri(path);
      const id = resultId(diagnostics);
      if (before?.value === id) items.push({ kind: "unchanged", uri, version: null, resultId: id });
      else items.push({ kind: "full", uri, version: null, resultId: id, items: diagnostics });
    }
    return { items };
  },
);
