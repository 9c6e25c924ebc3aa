/** The command Show Project Facts: a read-only document of what was found out, kept up to date while it is open. */
import * as vscode from "vscode";
import { projectFacts } from "#shared/protocol.ts";
import { showProjectFacts } from "./commandNames.ts";
import { linksInto } from "./factsLinks.ts";
import { factsText } from "./factsText.ts";
import type { Server } from "./server.ts";

/** The document's scheme. */
const factsScheme = "django-multidb";

const address = vscode.Uri.from({ scheme: factsScheme, path: "/Django Project Facts.md" });

export function registerFacts(server: Server): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async () =>
      factsText(
        await server.ask(projectFacts, {}),
        linksInto(vscode.workspace.workspaceFolders?.[0]?.uri.path),
      ),
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(factsScheme, provider),
    server.onStatus(({ state }) => {
      if (state === "ready" || state === "noProject") changed.fire(address);
    }),
    vscode.commands.registerCommand(showProjectFacts, async () => {
      // A document that was open before may be older than the server's last change.
      changed.fire(address);
      await show();
    }),
  );
}

/** Rendered, with its tables and links; as text where the editor's Markdown preview is switched off. */
async function show(): Promise<void> {
  try {
    await vscode.commands.executeCommand("markdown.showPreview", address);
  } catch {
    const document = await vscode.workspace.openTextDocument(address);
    await vscode.window.showTextDocument(document, { preview: false });
  }
}
