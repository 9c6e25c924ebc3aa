/** Goes between models and tables: Open Model, and Reveal Table of Model. */
import * as vscode from "vscode";
import type { AliasId, Database, Databases } from "#client/databases/contract.ts";
import type { ModelTable } from "#shared/databases.ts";
import { openModel, revealTableOfModel } from "./commandNames.ts";
import type { Revealer } from "./reveal.ts";
import type { Choose } from "./selection.ts";
import { modelAt } from "./tree/modelAt.ts";
import type { Node } from "./tree/nodes.ts";
import type { Tree } from "./tree/tree.ts";

export function registerModels(
  databases: Databases,
  tree: Tree,
  choose: Choose,
  revealer: Revealer,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(openModel, async (node?: Node) => {
      const [chosen] = choose.of(node, undefined);
      const model = chosen && (await pickModel(modelsOf(chosen)));
      if (model !== undefined) await open(model);
    }),
    vscode.commands.registerCommand(revealTableOfModel, async () => {
      const found = await modelAtCursor(databases);
      if (found === undefined) {
        await vscode.window.showInformationMessage("Put the cursor on the class of a model first.");
        return;
      }
      const database = await pickAlias(databases, found);
      if (database !== undefined) await revealTable(tree, revealer, database.id, found.model);
    }),
  );
}

interface Found {
  readonly project: string;
  readonly model: ModelTable;
}

function modelsOf(node: Node): readonly ModelTable[] {
  if (node.kind === "model") return [node.missing.model];
  return node.kind === "object" ? (node.link?.models ?? []) : [];
}

async function pickModel(models: readonly ModelTable[]): Promise<ModelTable | undefined> {
  if (models.length < 2) return models[0];
  const labels = models.map(({ label }) => label);
  const chosen = await vscode.window.showQuickPick(labels, { title: "Open Model" });
  return models.find(({ label }) => label === chosen);
}

async function open({ label, place }: ModelTable): Promise<void> {
  if (place === undefined) {
    await vscode.window.showInformationMessage(`Where ${label} is written is not known.`);
    return;
  }
  const start = new vscode.Position(place.line - 1, 0);
  await vscode.window.showTextDocument(vscode.Uri.file(place.path), {
    selection: new vscode.Range(start, start),
  });
}

async function modelAtCursor(databases: Databases): Promise<Found | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== "python") return undefined;
  const { document, selection } = editor;
  const lines = document.getText().split(/\r\n|\r|\n/);
  for (const project of new Set(databases.all.map(({ id }) => id.project))) {
    const known = await databases.models(project);
    const model = modelAt(known, document.uri.fsPath, lines, selection.active.line + 1);
    if (model !== undefined) return { project, model };
  }
  return undefined;
}

/** Where its table should be: the only such alias, or the one that the user picks. */
async function pickAlias(
  databases: Databases,
  { project, model }: Found,
): Promise<Database | undefined> {
  const { migrate, read, write } = model;
  const homes = new Set([
    ...read,
    ...write,
    ...Object.keys(migrate).filter((alias) => migrate[alias] !== false),
  ]);
  const isHome = ({ id }: Database): boolean => id.project === project && homes.has(id.alias);
  const possible = databases.all.filter(isHome);
  return possible.length === 1 ? possible[0] : databases.pick(`Table of ${model.label}`, isHome);
}

async function revealTable(
  tree: Tree,
  revealer: Revealer,
  id: AliasId,
  { label, table }: ModelTable,
): Promise<void> {
  const contents = await tree.contents(id);
  if (contents.kind === "problem") {
    await vscode.window.showErrorMessage(`${id.alias}: ${contents.text}.`);
    return;
  }
  const found = contents.value.links.models.get(label);
  if (found !== undefined) await revealer.reveal(id, found);
  else
    await vscode.window.showInformationMessage(
      `${label} has no table in '${id.alias}'${table === undefined ? "" : ` (looked for ${table})`}.`,
    );
}
