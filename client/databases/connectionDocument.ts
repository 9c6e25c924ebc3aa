/** The command Show Connection Settings: a read-only document that tells how an alias would be opened. */
import * as vscode from "vscode";
import { configure } from "#client/connections/configuration.ts";
import { withAnswers } from "#client/connections/setting.ts";
import { showConnectionSettings } from "./commandNames.ts";
import { connectionText } from "./connectionText.ts";
import type { AliasId } from "./contract.ts";
import type { Hub } from "./databases.ts";
import { databaseFor } from "./pick.ts";

const scheme = "django-multidb-connection";

export function registerConnectionDocument(hub: Hub): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const shown = new Map<string, vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    hub.onChange(() => {
      for (const uri of shown.values()) changed.fire(uri);
    }),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => textOf(hub, idIn(uri)),
    }),
    vscode.commands.registerCommand(showConnectionSettings, async (node: unknown) => {
      const database = await databaseFor(hub, node, "Show Connection Settings");
      if (database === undefined) return;
      const uri = addressOf(database.id, database.label);
      shown.set(uri.toString(), uri);
      changed.fire(uri);
      await show(uri);
    }),
  );
}

function addressOf(id: AliasId, label: string): vscode.Uri {
  const name = label.replaceAll(/[/\\]/g, "-");
  return vscode.Uri.from({ scheme, path: `/Connection of ${name}.md`, query: JSON.stringify(id) });
}

function idIn(uri: vscode.Uri): AliasId {
  return JSON.parse(uri.query) as AliasId;
}

async function textOf(hub: Hub, id: AliasId): Promise<string> {
  const database = hub.find(id);
  if (database === undefined) return `The settings have no alias \`${id.alias}\` any more.\n`;
  const { dict, context } = hub.opening(database, true, "explorer");
  const answers = await hub.credentials.of(id);
  return connectionText(database, configure(withAnswers(dict, answers), context));
}

/** Rendered; as text where the editor's Markdown preview is switched off. */
async function show(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    await vscode.window.showTextDocument(uri, { preview: false });
  }
}
