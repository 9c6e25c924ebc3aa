/** Shows the tree of databases in the editor's view. */
import * as vscode from "vscode";
import type { AliasId, Database, Databases } from "#client/databases/contract.ts";
import { itemText } from "./tree/itemText.ts";
import type { AliasNode, Node } from "./tree/nodes.ts";
import type { Tree } from "./tree/tree.ts";
import { tooltipOf, treeItem } from "./treeItem.ts";

/** What another part of the product has to say of aliases. */
export interface AliasRemarks {
  /** A few words each, such as "3 pending migrations". */
  of(id: AliasId): readonly string[];
  readonly onChange: vscode.Event<void>;
}

export class Provider implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #tree: Tree;
  readonly #databases: Databases;
  readonly #remarks = new Set<AliasRemarks>();
  readonly #changed = new vscode.EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #loading = new vscode.EventEmitter<boolean>();
  /** Whether children are being waited for, each time that changes. */
  readonly onLoading = this.#loading.event;
  #waiting = 0;
  readonly #listening: vscode.Disposable;
  /** What was shown of the aliases last. */
  #shown = new Map<string, string>();

  constructor(tree: Tree, databases: Databases) {
    this.#tree = tree;
    this.#databases = databases;
    this.#shown = this.#looks();
    this.#listening = databases.onChange(() => this.#follow());
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) {
      return this.#databases.availability === "ready" ? [...this.#tree.roots()] : [];
    }
    this.#wait(1);
    try {
      return [...(await this.#tree.children(node))];
    } finally {
      this.#wait(-1);
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return treeItem(node, this.#text(node));
  }

  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    item.tooltip = tooltipOf(this.#text(node));
    return item;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  /** Shows a node, or everything, as it is now. */
  refresh(node?: Node): void {
    this.#changed.fire(node);
  }

  /** Adds what another part says of aliases, until that is disposed of. */
  add(remarks: AliasRemarks): vscode.Disposable {
    this.#remarks.add(remarks);
    const listening = remarks.onChange(() => this.#follow());
    this.#follow();
    return new vscode.Disposable(() => {
      listening.dispose();
      this.#remarks.delete(remarks);
      this.#follow();
    });
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
    this.#loading.dispose();
  }

  #text(node: Node) {
    return itemText(node, {
      database: this.#databases.find(node.alias),
      filter: this.#tree.filter(node.alias),
      remarks: [...this.#remarks].flatMap((remarks) => remarks.of(node.alias)),
    });
  }

  /** Shows anew the aliases that look different; everything where there are others than before. */
  #follow(): void {
    const before = this.#shown;
    const now = this.#looks();
    this.#shown = now;
    const { all } = this.#databases;
    if ([...before.keys()].join("\n") !== [...now.keys()].join("\n")) {
      this.refresh();
      return;
    }
    for (const database of all) {
      const node = this.#tree.root(database.id);
      if (before.get(node.id) !== now.get(node.id)) this.#showAgain(node, database);
    }
  }

  #showAgain(node: AliasNode, { id, state }: Database): void {
    // Somebody else got through: what failed here may now succeed.
    if (state.kind === "open") this.#tree.retry(id);
    this.refresh(node);
  }

  #looks(): Map<string, string> {
    if (this.#databases.availability !== "ready") return new Map();
    return new Map(this.#tree.roots().map((node) => [node.id, JSON.stringify(this.#text(node))]));
  }

  #wait(change: 1 | -1): void {
    this.#waiting += change;
    if (this.#waiting === (change === 1 ? 1 : 0)) this.#loading.fire(change === 1);
  }
}
