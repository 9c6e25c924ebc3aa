/** Copies names of objects, and lets them be dragged into an editor. */
import * as vscode from "vscode";
import { qualifiedName } from "#client/drivers/sql/identifiers.ts";
import { copyName, copyQualifiedName } from "./commandNames.ts";
import type { Choose } from "./selection.ts";
import { partName } from "./tree/children.ts";
import type { Node } from "./tree/nodes.ts";
import type { Tree } from "./tree/tree.ts";

export function registerNames(tree: Tree, choose: Choose): vscode.Disposable {
  const copy = (name: (node: Node) => Promise<string | undefined>) => {
    return async (node?: Node, several?: readonly Node[]): Promise<void> => {
      const names = await Promise.all(choose.of(node, several).map(name));
      const text = names.filter((each) => each !== undefined).join("\n");
      if (text !== "") await vscode.env.clipboard.writeText(text);
    };
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      copyName,
      copy(async (node) => nameOf(node)),
    ),
    vscode.commands.registerCommand(
      copyQualifiedName,
      copy((node) => qualifiedNameOf(tree, node)),
    ),
  );
}

/** Hands the names of what is dragged to where it is dropped, as SQL would take them. */
export class NameDragging implements vscode.TreeDragAndDropController<Node> {
  readonly dropMimeTypes: readonly string[] = [];
  readonly dragMimeTypes: readonly string[] = ["text/plain"];
  readonly #tree: Tree;

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  async handleDrag(nodes: readonly Node[], transfer: vscode.DataTransfer): Promise<void> {
    const names = await Promise.all(nodes.map((node) => qualifiedNameOf(this.#tree, node)));
    const text = names.filter((name) => name !== undefined).join(", ");
    if (text !== "") transfer.set("text/plain", new vscode.DataTransferItem(text));
  }
}

/** What a node is called, unquoted. */
function nameOf(node: Node): string | undefined {
  switch (node.kind) {
    case "alias":
      return node.alias.alias;
    case "schema":
      return node.schema;
    case "object":
      return node.object.name;
    case "model":
      return node.missing.model.label;
    case "part":
      return partName(node.part);
    default:
      return undefined;
  }
}

/** What a statement calls it; for an object with its schema, unless it is found without. */
async function qualifiedNameOf(tree: Tree, node: Node): Promise<string | undefined> {
  const name = nameOf(node);
  if (name === undefined || node.kind === "alias" || node.kind === "model") return name;
  const contents = await tree.contents(node.alias);
  if (contents.kind === "problem") return name;
  const { dialect, defaultSchema } = contents.value.overview.naming;
  const schema = node.kind === "object" ? node.object.schema : undefined;
  return qualifiedName(schema === defaultSchema ? undefined : schema, name, dialect);
}
