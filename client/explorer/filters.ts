/** Lets the user filter an alias's objects, and remembers each filter with the workspace. */
import * as vscode from "vscode";
import type { AliasId, Databases } from "#client/databases/contract.ts";
import { clearFilter, filterObjects } from "./commandNames.ts";
import type { Provider } from "./provider.ts";
import type { Node } from "./tree/nodes.ts";
import type { Tree } from "./tree/tree.ts";

/** Where the filters are kept: by project and alias. */
const stateKey = "explorer.filters";

export class Filters {
  readonly #tree: Tree;
  readonly #provider: Provider;
  readonly #memory: vscode.Memento;

  constructor(tree: Tree, provider: Provider, memory: vscode.Memento) {
    this.#tree = tree;
    this.#provider = provider;
    this.#memory = memory;
    for (const [project, aliases] of Object.entries(this.#kept()))
      for (const [alias, pattern] of Object.entries(aliases))
        tree.setFilter({ project, alias }, pattern);
  }

  /** An empty pattern takes the filter away. */
  async set(id: AliasId, pattern: string): Promise<void> {
    this.#tree.setFilter(id, pattern);
    this.#provider.refresh(this.#tree.root(id));
    const kept = this.#kept();
    const { [id.alias]: _, ...others } = kept[id.project] ?? {};
    const aliases = pattern.trim() === "" ? others : { ...others, [id.alias]: pattern.trim() };
    await this.#memory.update(stateKey, { ...kept, [id.project]: aliases });
  }

  register(databases: Databases): vscode.Disposable {
    const idOf = async (node: Node | undefined, which?: "filtered") =>
      node?.alias ??
      (
        await databases.pick(
          which === undefined ? "Filter Objects of a Database" : "Clear the Filter of a Database",
          ({ id }) => which === undefined || this.#tree.filter(id) !== "",
        )
      )?.id;
    return vscode.Disposable.from(
      vscode.commands.registerCommand(filterObjects, async (node?: Node) => {
        const id = await idOf(node);
        if (id === undefined) return;
        const pattern = await this.#ask(id);
        if (pattern !== undefined) await this.set(id, pattern);
      }),
      vscode.commands.registerCommand(clearFilter, async (node?: Node) => {
        const id = await idOf(node, "filtered");
        if (id !== undefined) await this.set(id, "");
      }),
    );
  }

  #ask(id: AliasId): Thenable<string | undefined> {
    return vscode.window.showInputBox({
      title: `Filter Objects of '${id.alias}'`,
      value: this.#tree.filter(id),
      placeHolder: "shop_* !*_history",
      prompt:
        "Part of a table's, schema's or model's name. * and ? fit the whole name, ! excludes, several words must all fit",
    });
  }

  #kept(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    return this.#memory.get(stateKey, {});
  }
}
