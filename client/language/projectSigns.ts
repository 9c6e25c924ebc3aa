/** Looks for signs of a Django project, so that the server is only started where there is one. */
import * as vscode from "vscode";

/** Folders that hold other people's projects. */
const foreign = "**/{node_modules,site-packages,.venv,venv,env,.tox,.nox,.git}/**";

/** Whether the workspace, or a folder above the document, holds a Django project. */
export async function signOfProject(document: vscode.TextDocument | undefined): Promise<boolean> {
  return (await inWorkspace()) || (document !== undefined && (await above(document)));
}

/** Tells when a sign may have come up: a `manage.py`, a folder, a Python file. */
export function onNewSign(
  look: (document: vscode.TextDocument | undefined) => void,
): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(
    "**/{manage.py,pyproject.toml}",
    false,
    true,
    true,
  );
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(() => look(undefined)),
    vscode.workspace.onDidChangeWorkspaceFolders(() => look(undefined)),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.languageId === "python") look(document);
    }),
  );
}

async function inWorkspace(): Promise<boolean> {
  if ((await vscode.workspace.findFiles("**/manage.py", foreign, 1)).length > 0) return true;
  for (const file of await vscode.workspace.findFiles("**/pyproject.toml", foreign, 100)) {
    // The server reads the file properly. Started without need, it says that there is no project.
    if ((await text(file)).includes("django-multidb")) return true;
  }
  return false;
}

async function above(document: vscode.TextDocument): Promise<boolean> {
  if (document.uri.scheme !== "file" || document.languageId !== "python") return false;
  let folder = vscode.Uri.joinPath(document.uri, "..");
  for (;;) {
    if (await exists(vscode.Uri.joinPath(folder, "manage.py"))) return true;
    const parent = vscode.Uri.joinPath(folder, "..");
    if (parent.path === folder.path) return false;
    folder = parent;
  }
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

async function text(file: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return "";
  }
}
