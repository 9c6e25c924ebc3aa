/** The command Forget Saved Passwords: what was typed for an alias leaves the secret storage. */
import * as vscode from "vscode";
import { forgetCredentials } from "./commandNames.ts";
import type { Hub } from "./databases.ts";
import { databaseFor } from "./pick.ts";

export function registerForget(hub: Hub): vscode.Disposable {
  return vscode.commands.registerCommand(forgetCredentials, async (node: unknown) => {
    const database = await databaseFor(hub, node, "Forget What Was Typed For");
    if (database === undefined) return;
    await hub.credentials.forget(database.id);
    await hub.disconnect(database.id);
    await vscode.window.showInformationMessage(
      `Nothing that you typed for ${database.label} is kept any more.`,
    );
  });
}
