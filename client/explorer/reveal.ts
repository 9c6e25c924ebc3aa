/** Goes to an object in the tree, wherever it was asked for. */
import * as vscode from "vscode";
import type { AliasId } from "#client/databases/contract.ts";
import type { DatabaseObject, ListedObject } from "#client/drivers/catalog.ts";
import type { Filters } from "./filters.ts";
import type { Node } from "./tree/nodes.ts";
import type { Tree } from "./tree/tree.ts";

export class Revealer {
  readonly #tree: Tree;
  readonly #view: vscode.TreeView<Node>;
  readonly #filters: Filters;

  constructor(tree: Tree, view: vscode.TreeView<Node>, filters: Filters) {
    this.#tree = tree;
    this.#view = view;
    this.#filters = filters;
  }

  /** Selects the object. A filter that hides it is taken away, since it was asked for by name. */
  async reveal(id: AliasId, object: DatabaseObject): Promise<void> {
    let node = await this.#tree.nodeOf(id, object);
    if (node === undefined && this.#tree.filter(id) !== "") {
      await this.#filters.set(id, "");
      node = await this.#tree.nodeOf(id, object);
    }
    if (node === undefined) {
      await vscode.window.showWarningMessage(`'${object.name}' is no longer in '${id.alias}'.`);
      return;
    }
    await this.#view.reveal(node, { select: true, focus: true, expand: true });
  }

  /** Goes to the table that a foreign key points to. */
  async revealTable(id: AliasId, schema: string, table: string): Promise<void> {
    const contents = await this.#tree.contents(id);
    if (contents.kind === "problem") return;
    const { objects } = contents.value.overview;
    const found = objects.find(
      (each) => isTable(each) && each.schema === schema && each.name === table,
    );
    await this.reveal(id, found ?? { kind: "table", schema, name: table });
  }
}

function isTable({ kind }: ListedObject): boolean {
  return kind === "table" || kind === "view" || kind === "materialized-view";
}
