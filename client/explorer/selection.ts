/** Finds out what a command is about: the node of its menu, else what is selected in the view. */
import type * as vscode from "vscode";
import type { Node, ObjectNode } from "./tree/nodes.ts";

export class Choose {
  readonly #view: vscode.TreeView<Node>;

  constructor(view: vscode.TreeView<Node>) {
    this.#view = view;
  }

  /** The nodes of a menu, or of a key pressed in the view. */
  of(node: Node | undefined, several: readonly Node[] | undefined): readonly Node[] {
    if (several !== undefined && several.length > 0) return several;
    return node === undefined ? this.#view.selection : [node];
  }

  /** The object of a menu, or the first of those selected. */
  object(node: Node | undefined): ObjectNode | undefined {
    return this.of(node, undefined).find((each) => each.kind === "object");
  }
}
