/** The command Go to Database Object: any object of the open aliases, by its name or its model's. */
import * as vscode from "vscode";
import type { AliasId, Database, Databases } from "#client/databases/contract.ts";
import type { ListedObject } from "#client/drivers/catalog.ts";
import { goToDatabaseObject } from "./commandNames.ts";
import type { Revealer } from "./reveal.ts";
import { kindOf, placementText } from "./tree/itemText.ts";
import { keyOf } from "./tree/links.ts";
import type { Node } from "./tree/nodes.ts";
import type { Tree } from "./tree/tree.ts";

interface Choice extends vscode.QuickPickItem {
  /** Undefined for the entry that looks in another alias. */
  readonly object?: { readonly id: AliasId; readonly object: ListedObject };
}

export function registerQuickOpen(
  databases: Databases,
  tree: Tree,
  revealer: Revealer,
): vscode.Disposable {
  return vscode.commands.registerCommand(goToDatabaseObject, async (node?: Node) => {
    const asked = node?.alias;
    let looked = databases.all.filter(
      ({ id, state }) => state.kind === "open" && (asked === undefined || isSame(id, asked)),
    );
    for (let wanted = asked; ; wanted = undefined) {
      if (looked.length === 0) {
        const id = wanted ?? (await databases.pick("Go to Database Object"))?.id;
        const picked = id && databases.find(id);
        if (picked === undefined) return;
        looked = [picked];
      }
      const chosen = await choose(tree, looked, databases.all.length > looked.length);
      if (chosen === undefined) return;
      if (chosen.object !== undefined) {
        await revealer.reveal(chosen.object.id, chosen.object.object);
        return;
      }
      looked = [];
    }
  });
}

async function choose(
  tree: Tree,
  looked: readonly Database[],
  others: boolean,
): Promise<Choice | undefined> {
  const box = vscode.window.createQuickPick<Choice>();
  box.title = `Go to Database Object: ${looked.map(({ label }) => label).join(", ")}`;
  box.placeholder = "Name of a table, view, routine or sequence, or of a table's model";
  box.matchOnDescription = true;
  box.busy = true;
  box.show();
  const chosen = new Promise<Choice | undefined>((resolve) => {
    box.onDidAccept(() => resolve(box.selectedItems[0]));
    box.onDidHide(() => resolve(undefined));
  });
  try {
    const choices = await Promise.all(looked.map((database) => choicesOf(tree, database)));
    const another: Choice = { label: "$(database) Look in another database…", alwaysShow: true };
    box.items = [...choices.flat(), ...(others ? [another] : [])];
    box.busy = false;
    return await chosen;
  } finally {
    box.dispose();
  }
}

async function choicesOf(tree: Tree, { id, label }: Database): Promise<readonly Choice[]> {
  const contents = await tree.contents(id);
  if (contents.kind === "problem") {
    return [{ label: `$(error) ${label}: ${contents.text}`, alwaysShow: true }];
  }
  const { overview, links } = contents.value;
  return overview.objects.map((object) => {
    const found = links.tables.get(keyOf(object));
    const placement = placementText(found);
    return {
      label: `$(${kindOf(object).icon}) ${object.name}`,
      description: [
        ...(found?.models ?? []).map(({ label }) => label),
        ...(placement === undefined ? [] : [placement]),
        `${label} · ${object.schema}`,
      ].join(" · "),
      object: { id, object },
    };
  });
}

function isSame(one: AliasId, other: AliasId): boolean {
  return one.project === other.project && one.alias === other.alias;
}
