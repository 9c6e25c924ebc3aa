/** Reads and writes the editor settings about migrations: the code lens and the notice. */
import * as vscode from "vscode";
import { section, settingNames } from "#shared/settings.ts";

/** Whether migrations show their state above their class. */
export function showsCodeLens(document: vscode.Uri): boolean {
  return isOn(settingNames.migrationCodeLens, document);
}

export function concernsCodeLens(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(`${section}.${settingNames.migrationCodeLens}`);
}

/** Whether newly pending migrations are told of. */
export function showsNotice(project: vscode.Uri): boolean {
  return isOn(settingNames.migrationNotice, project);
}

/** For every workspace: whoever does not want it here wants it nowhere. */
export async function silenceNotice(): Promise<void> {
  await vscode.workspace
    .getConfiguration(section)
    .update(settingNames.migrationNotice, false, vscode.ConfigurationTarget.Global);
}

function isOn(name: string, scope: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(section, scope).get<boolean>(name) ?? true;
}
