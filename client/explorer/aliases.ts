/** Hands aliases and tables to the parts that open rows and consoles, and closes connections. */
import * as vscode from "vscode";
import type { AliasId, Databases } from "#client/databases/contract.ts";
import { disconnectDatabase, openAliasConsole, openTableRows } from "./commandNames.ts";
import type { Provider } from "./provider.ts";
import type { Choose } from "./selection.ts";
import type { Node } from "./tree/nodes.ts";
import type { Tree } from "./tree/tree.ts";

/** Commands of other parts, and what they are called with. */
const openRows = "djangoMultidb.openRows";
const openConsole = "djangoMultidb.openConsole";

export function registerAliases(
  databases: Databases,
  tree: Tree,
  provider: Provider,
  choose: Choose,
): vscode.Disposable {
  const idOf = async (node: Node | undefined, title: string): Promise<AliasId | undefined> =>
    node?.alias ?? (await databases.pick(title))?.id;
  return vscode.Disposable.from(
    vscode.commands.registerCommand(openTableRows, async (node?: Node) => {
      const chosen = choose.object(node);
      if (chosen === undefined) return;
      await vscode.commands.executeCommand(openRows, chosen.alias, chosen.object);
    }),
    vscode.commands.registerCommand(openAliasConsole, async (node?: Node) => {
      const id = await idOf(node, "Open Console");
      if (id !== undefined) await vscode.commands.executeCommand(openConsole, id);
    }),
    vscode.commands.registerCommand(disconnectDatabase, async (node?: Node) => {
      const isOpen = (id: AliasId): boolean => databases.find(id)?.state.kind !== "closed";
      const id = node?.alias ?? (await databases.pick("Disconnect", (each) => isOpen(each.id)))?.id;
      if (id === undefined) return;
      // The editor would open an expanded node again, and with it the connection.
      tree.collapse(id);
      provider.refresh();
      await databases.disconnect(id);
    }),
  );
}
