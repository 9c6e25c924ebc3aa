/** Reads and writes the editor settings about databases: roles, permissions, limits. */
import * as vscode from "vscode";
import { section, settingNames } from "#shared/settings.ts";

/** A setting of a name for each thing, as somebody wrote it. */
type Written = Readonly<Record<string, unknown>>;

/** The same setting where it may be written, the nearest first. */
export interface WrittenSettings {
  readonly folder: Written | undefined;
  readonly workspace: Written | undefined;
  readonly user: Written | undefined;
}

/** Who has set what for a project's roles or permissions. In Restricted Mode the editor leaves out the workspace's. */
export function written(name: "roles" | "permissions", project: string): WrittenSettings {
  const found = vscode.workspace
    .getConfiguration(section, vscode.Uri.file(project))
    .inspect<Written>(settingNames[name]);
  const trusted = vscode.workspace.isTrusted;
  // Where there is one folder, its settings and the workspace's are the same file.
  const several = (vscode.workspace.workspaceFolders ?? []).length > 1;
  return {
    folder: trusted && several ? found?.workspaceFolderValue : undefined,
    workspace: trusted ? found?.workspaceValue : undefined,
    user: found?.globalValue,
  };
}

/** Milliseconds and rows, for a project. */
export interface Limits {
  /** 0 for none. */
  readonly statementTimeout: number;
  readonly connectTimeout: number;
  /** Rows of a result that are read at most; 0 for all. */
  readonly rowLimit: number;
}

export function limits(project: string): Limits {
  const settings = vscode.workspace.getConfiguration(section, vscode.Uri.file(project));
  const seconds = (name: "statementTimeout" | "connectTimeout", least: number) =>
    Math.max(least, settings.get<number>(settingNames[name]) ?? 0) * 1000;
  return {
    statementTimeout: seconds("statementTimeout", 0),
    connectTimeout: seconds("connectTimeout", 1),
    rowLimit: Math.max(0, Math.trunc(settings.get<number>(settingNames.rowLimit) ?? 0)),
  };
}

/** Keeps a role where the project is; undefined takes it back. Other aliases keep theirs. */
export async function keepRole(
  project: string,
  key: string,
  role: string | undefined,
): Promise<void> {
  const uri = vscode.Uri.file(project);
  const isOneFolder = (vscode.workspace.workspaceFolders ?? []).length < 2;
  const settings = vscode.workspace.getConfiguration(section, uri);
  const found = settings.inspect<Written>(settingNames.roles);
  const before = isOneFolder ? found?.workspaceValue : found?.workspaceFolderValue;
  const { [key]: _, ...others } = { ...before };
  const after = role === undefined ? others : { ...others, [key]: role };
  await settings.update(
    settingNames.roles,
    Object.keys(after).length === 0 ? undefined : after,
    isOneFolder ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.WorkspaceFolder,
  );
}

/** Whether a change of the settings concerns databases. */
export function concernsDatabases(event: vscode.ConfigurationChangeEvent): boolean {
  const names = [
    settingNames.roles,
    settingNames.permissions,
    settingNames.statementTimeout,
    settingNames.connectTimeout,
    settingNames.rowLimit,
  ];
  return names.some((name) => event.affectsConfiguration(`${section}.${name}`));
}
