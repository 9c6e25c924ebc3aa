/** Asks the Python extension, where there is one, which virtual environment the user has chosen. */
import * as vscode from "vscode";

/** What is used of the interface that the Python extension exports; its own types are no dependency of ours. */
interface PythonExtension {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(environment: { readonly path: string }): Promise<Environment | undefined>;
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

interface Environment {
  readonly executable: { readonly uri: vscode.Uri | undefined };
  /** Absent for an interpreter of the machine. */
  readonly environment: object | undefined;
}

const extensionId = "ms-python.python";

/**
 * The interpreter of the virtual environment chosen for a document or folder.
 * Undefined without the Python extension, while it is not running, and where it fell back to an interpreter of
 * the machine: then the server's own search (`.venv` and the like) knows better.
 */
export async function chosenInterpreter(
  resource: vscode.Uri | undefined,
): Promise<string | undefined> {
  const environments = running()?.environments;
  if (environments === undefined) return undefined;
  try {
    const found = await environments.resolveEnvironment(
      environments.getActiveEnvironmentPath(resource),
    );
    return found?.environment ? found.executable.uri?.fsPath : undefined;
  } catch {
    // Its interface is not ours to rely on; without it the server searches for itself.
    return undefined;
  }
}

/** Tells when the choice may have changed: the Python extension came up, or the user chose. */
export function onInterpreterChange(changed: () => void): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  const extension = vscode.extensions.getExtension<PythonExtension>(extensionId);
  // It starts on the same events as we do. We wait for that and never stand in its way.
  void extension?.activate().then(
    (api) => {
      const environments = api?.environments;
      if (environments === undefined) return;
      subscriptions.push(environments.onDidChangeActiveEnvironmentPath(changed));
      changed();
    },
    () => {},
  );
  return new vscode.Disposable(() => {
    for (const subscription of subscriptions) subscription.dispose();
  });
}

function running(): PythonExtension | undefined {
  const extension = vscode.extensions.getExtension<PythonExtension>(extensionId);
  return extension?.isActive ? extension.exports : undefined;
}
