/** Reads the editor settings `djangoMultidb.*`, as far as the server wants them. */
import * as vscode from "vscode";
import type { InitializationOptions } from "#shared/protocol.ts";
import { section, settingNames, type Settings } from "#shared/settings.ts";

/**
 * The settings that hold for a document or folder, without those that are empty.
 * In Restricted Mode the editor itself leaves out what a workspace may not set (the interpreter).
 */
export function configured(scope: vscode.Uri | undefined): InitializationOptions {
  const settings = vscode.workspace.getConfiguration(section, scope);
  const settingsModule = settings.get<Settings["settingsModule"]>(settingNames.settingsModule);
  const pythonPath = settings.get<Settings["pythonPath"]>(settingNames.pythonPath);
  const severity = settings.get<Settings["severity"]>(settingNames.severity);
  const exclude = settings.get<Settings["exclude"]>(settingNames.exclude);
  return {
    ...(settingsModule ? { settingsModule } : {}),
    ...(pythonPath ? { pythonPath } : {}),
    ...(severity ? { severity } : {}),
    ...(exclude ? { exclude } : {}),
  };
}

/**
 * Keeps the choice of a settings module where the project is: in the folder's settings where the workspace
 * has several folders, in the workspace's otherwise. Without a module the choice is left to the server again.
 */
export async function chooseSettingsModule(
  folder: vscode.WorkspaceFolder,
  module: string | undefined,
): Promise<void> {
  const several = (vscode.workspace.workspaceFolders ?? []).length > 1;
  const target = several
    ? vscode.ConfigurationTarget.WorkspaceFolder
    : vscode.ConfigurationTarget.Workspace;
  await vscode.workspace
    .getConfiguration(section, folder)
    .update(settingNames.settingsModule, module, target);
}
