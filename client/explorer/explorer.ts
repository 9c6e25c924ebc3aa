/** The view Django Databases: the aliases of the workspace's projects, and what is in them. */
import * as vscode from "vscode";
import type { Databases } from "#client/databases/contract.ts";
import type { PythonOptions } from "#client/python/process.ts";
import { registerAliases } from "./aliases.ts";
import { cancelLoading, refreshDatabases } from "./commandNames.ts";
import { followContextKeys } from "./contextKeys.ts";
import { registerExporting } from "./exporting.ts";
import { Filters } from "./filters.ts";
import { registerGenerating } from "./generating.ts";
import { retryNode, revealTarget } from "./innerCommandNames.ts";
import { registerModels } from "./models.ts";
import { NameDragging, registerNames } from "./names.ts";
import { Provider, type AliasRemarks } from "./provider.ts";
import { registerQuickOpen } from "./quickOpen.ts";
import { Revealer } from "./reveal.ts";
import { registerScripting } from "./scripting.ts";
import { Choose } from "./selection.ts";
import type { Node } from "./tree/nodes.ts";
import { Tree } from "./tree/tree.ts";

/** The view's name in the manifest. */
const viewId = "djangoMultidb.databases";

export interface Explorer extends vscode.Disposable {
  /** Lets another part say something of each alias; migrations, how many are pending. */
  decorate(remarks: AliasRemarks): vscode.Disposable;
  /** What the view shows, for tests: nobody else can look into a view. */
  readonly provider: vscode.TreeDataProvider<Node>;
  readonly view: vscode.TreeView<Node>;
  readonly filters: Filters;
}

/**
 * @param memory where the filters of a workspace are kept
 * @param python how the project's Python is run
 */
export function registerExplorer(
  databases: Databases,
  memory: vscode.Memento,
  python: PythonOptions,
): Explorer {
  const tree = new Tree(databases);
  const provider = new Provider(tree, databases);
  const filters = new Filters(tree, provider, memory);
  const view = vscode.window.createTreeView(viewId, {
    treeDataProvider: provider,
    dragAndDropController: new NameDragging(tree),
    canSelectMany: true,
    showCollapseAll: true,
  });
  const choose = new Choose(view);
  const revealer = new Revealer(tree, view, filters);
  const parts = vscode.Disposable.from(
    view,
    provider,
    followContextKeys(databases, provider),
    filters.register(databases),
    registerQuickOpen(databases, tree, revealer),
    registerNames(tree, choose),
    registerScripting(tree, choose),
    registerModels(databases, tree, choose, revealer),
    registerExporting(tree, choose, { databases, python }),
    registerGenerating(databases, choose, python),
    registerAliases(databases, tree, provider, choose),
    vscode.commands.registerCommand(refreshDatabases, async (node?: Node) => {
      tree.drop(node?.alias);
      if (node !== undefined) provider.refresh(tree.root(node.alias));
      else {
        await databases.refresh();
        provider.refresh();
      }
    }),
    vscode.commands.registerCommand(cancelLoading, async () => {
      const opening = databases.all.filter(({ state }) => state.kind === "opening");
      await Promise.all([tree.cancel(), ...opening.map(({ id }) => databases.disconnect(id))]);
    }),
    vscode.commands.registerCommand(retryNode, (node: Node) => {
      tree.retry(node.alias);
      provider.refresh(node.parent);
    }),
    vscode.commands.registerCommand(revealTarget, async (node: Node) => {
      if (node.kind !== "part" || node.part.kind !== "foreign-key") return;
      const { schema, table } = node.part.foreignKey.target;
      await revealer.revealTable(node.alias, schema, table);
    }),
  );
  return {
    decorate: (remarks) => provider.add(remarks),
    provider,
    view,
    filters,
    dispose: () => parts.dispose(),
  };
}
