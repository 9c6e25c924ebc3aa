/** Reads the editor settings about running `manage.py`. */
import * as vscode from "vscode";
import { section, settingNames } from "#shared/settings.ts";

export interface ManageSettings {
  /** Words that stand in for the interpreter and `manage.py`; empty for those. */
  readonly command: readonly string[];
  /** A file of variables for whatever runs the project's Python, relative to the project; empty for none. */
  readonly envFile: string;
}

/** What holds for a project. In Restricted Mode the editor leaves out what the workspace says. */
export function manageSettings(project: string): ManageSettings {
  const settings = vscode.workspace.getConfiguration(section, vscode.Uri.file(project));
  const command = settings.get<unknown>(settingNames.manageCommand);
  return {
    command: Array.isArray(command) ? command.map(String) : [],
    envFile: settings.get<string>(settingNames.manageEnvFile) ?? "",
  };
}
