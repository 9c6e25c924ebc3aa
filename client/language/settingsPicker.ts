/** The command Select Settings Module: offers the modules that were found and keeps the choice. */
import * as vscode from "vscode";
import { chooseSettingsModule, configured } from "#client/settings/configuration.ts";
import { settingsCandidates, type SettingsCandidate } from "#shared/protocol.ts";
import { selectSettingsModule, showOutput } from "./commandNames.ts";
import type { Server } from "./server.ts";

interface Choice extends vscode.QuickPickItem {
  readonly answer?: { readonly module: string | undefined } | "ask";
}

export function registerSettingsPicker(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand(selectSettingsModule, () => select(server));
}

async function select(server: Server): Promise<void> {
  const folder = await folderOfInterest();
  if (folder === undefined) {
    await vscode.window.showInformationMessage("Open the folder of a Django project first.");
    return;
  }
  const candidates = await server.ask(settingsCandidates, { uri: scope(folder).toString() });
  if (candidates === undefined) {
    await sayWhyNone(server);
    return;
  }
  const chosen = await vscode.window.showQuickPick(choices(candidates, folder), {
    title: "Select Settings Module",
    placeHolder: "The module that DJANGO_SETTINGS_MODULE names",
    matchOnDescription: true,
  });
  const answer = chosen?.answer === "ask" ? await askForModule() : chosen?.answer;
  if (answer !== undefined) await chooseSettingsModule(folder, answer.module);
}

async function sayWhyNone({ status }: Server): Promise<void> {
  if (status.state !== "error") {
    await vscode.window.showInformationMessage("No Django project was found in this workspace.");
    return;
  }
  const look = "Show Output";
  const answer = await vscode.window.showErrorMessage(`${status.message}.`, look);
  if (answer === look) await vscode.commands.executeCommand(showOutput);
}

/** The folder of the active file; the only folder; the one that the user picks. */
async function folderOfInterest(): Promise<vscode.WorkspaceFolder | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active && vscode.workspace.getWorkspaceFolder(active);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (own !== undefined || folders.length < 2) return own ?? folders[0];
  return vscode.window.showWorkspaceFolderPick();
}

/** A folder may hold several projects; then the one of the active file is meant. */
function scope(folder: vscode.WorkspaceFolder): vscode.Uri {
  const active = vscode.window.activeTextEditor?.document.uri;
  const inside = active && vscode.workspace.getWorkspaceFolder(active) === folder;
  return inside ? active : folder.uri;
}

function choices(
  candidates: readonly SettingsCandidate[],
  folder: vscode.WorkspaceFolder,
): Choice[] {
  const found = candidates.map(({ module, path, chosen, because }): Choice => ({
    label: `${chosen ? "$(check)" : "$(blank)"} ${module}`,
    description: vscode.workspace.asRelativePath(path),
    detail: `$(blank) ${because}`,
    answer: { module },
  }));
  const set = configured(folder.uri).settingsModule;
  return [
    ...found,
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    { label: "$(edit) Enter a module…", answer: "ask" },
    ...(set === undefined
      ? []
      : [
          {
            label: "$(discard) Choose automatically",
            description: `forget ${set}`,
            answer: { module: undefined },
          },
        ]),
  ];
}

async function askForModule(): Promise<{ readonly module: string } | undefined> {
  const module = await vscode.window.showInputBox({
    title: "Select Settings Module",
    prompt: "The dotted name of the settings module",
    placeHolder: "config.settings.local",
    validateInput: (text) =>
      isModule(text.trim()) ? undefined : "A dotted Python name, such as config.settings.local",
  });
  return module === undefined ? undefined : { module: module.trim() };
}

function isModule(text: string): boolean {
  return text.split(".").every((part) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part));
}
