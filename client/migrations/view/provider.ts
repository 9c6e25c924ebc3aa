/** Shows the migrations in the editor's view. */
import * as vscode from "vscode";
import { openPlace } from "../innerCommandNames.ts";
import type { MigrationsModel } from "../model/migrationsModel.ts";
import type { Grouping, Node } from "./nodes.ts";
import { nodeText, spokenText } from "./nodeText.ts";
import { childrenOf, rootsOf } from "./tree.ts";

export class Provider implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #model: MigrationsModel;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listening: vscode.Disposable;
  #grouping: Grouping;

  constructor(model: MigrationsModel, grouping: Grouping) {
    this.#model = model;
    this.#grouping = grouping;
    this.#listening = model.onChange(() => this.#changed.fire(undefined));
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping;
    this.#changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node !== undefined) return childrenOf(node, this.#grouping);
    // The first question is what makes the server read migrations.
    await this.#model.want();
    return rootsOf(this.#model.projects, this.#grouping);
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { project, alias } = node;
    const isReading = alias !== undefined && this.#model.isReading({ project, alias });
    const text = nodeText(node, isReading);
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(text.label, text.isLeaf ? None : Collapsed);
    item.id = node.id;
    item.description = text.description;
    item.iconPath = iconOf(text.icon);
    item.contextValue = text.context;
    item.accessibilityInformation = { label: spokenText(node, text) };
    item.tooltip = text.tooltip.join("\n");
    const place = placeOf(node);
    if (place !== undefined)
      item.command = { command: openPlace, title: "Open", arguments: [place] };
    return item;
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}

/** The line that a node stands for. */
export function placeOf(node: Node) {
  switch (node.kind) {
    case "migration":
      return node.row.migration?.place;
    case "operation":
      return node.operation.place;
    case "reason":
    case "trouble":
      return node.place;
    case "project":
    case "app":
    case "alias":
      return undefined;
  }
}

/** What is wrong has a color too, beside its icon and its words. */
function iconOf(name: string): vscode.ThemeIcon {
  const color = { warning: "list.warningForeground", error: "list.errorForeground" }[name];
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}
