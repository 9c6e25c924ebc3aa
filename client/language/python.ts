/** Learns from the Python extension, where there is one, which virtual environment the user has chosen. */
import * as vscode from "vscode";

/** What is used of the interface that the Python extension exports; its own types are no dependency of ours. */
interface PythonExtension {
  readonly environments?: Environments;
}

interface Environments {
  getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
  resolveEnvironment(environment: { readonly path: string }): Promise<Environment | undefined>;
  readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
}

interface Environment {
  readonly executable: { readonly uri: vscode.Uri | undefined };
  /** Absent for an interpreter of the machine. */
  readonly environment: object | undefined;
}

/**
 * The choices, folder by folder, as far as they are known. Nobody waits for them: the Python extension may take
 * seconds to start and to look at an interpreter, and tells by `onChange` when there is something new.
 */
export class ChosenInterpreters implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onChange = this.#changed.event;
  readonly #known = new Map<string, string | undefined>();
  #environments: Environments | undefined;
  #listening: vscode.Disposable | undefined;

  constructor() {
    // It starts on the same events as we do.
    void vscode.extensions
      .getExtension<PythonExtension>("ms-python.python")
      ?.activate()
      .then(
        (api) => this.#listen(api?.environments),
        () => {},
      );
  }

  /**
   * The interpreter of the virtual environment chosen for a folder. Undefined as long as nothing is known, and
   * where only an interpreter of the machine was found: the server's own search (`.venv` and the like) knows better.
   */
  of(folder: vscode.Uri | undefined): string | undefined {
    const key = folder?.toString() ?? "";
    if (!this.#known.has(key)) void this.#look(key, folder);
    return this.#known.get(key);
  }

  dispose(): void {
    this.#listening?.dispose();
    this.#changed.dispose();
  }

  #listen(environments: Environments | undefined): void {
    if (environments === undefined) return;
    this.#environments = environments;
    this.#listening = environments.onDidChangeActiveEnvironmentPath(() => this.#forget());
    this.#forget();
  }

  #forget(): void {
    const before = [...this.#known.keys()];
    this.#known.clear();
    for (const key of before) void this.#look(key, key === "" ? undefined : vscode.Uri.parse(key));
  }

  async #look(key: string, folder: vscode.Uri | undefined): Promise<void> {
    this.#known.set(key, undefined);
    const environments = this.#environments;
    if (environments === undefined) return;
    try {
      const path = environments.getActiveEnvironmentPath(folder);
      const found = await environments.resolveEnvironment(path);
      const python = found?.environment ? found.executable.uri?.fsPath : undefined;
      if (this.#known.get(key) === python) return;
      this.#known.set(key, python);
      this.#changed.fire();
    } catch {
      // Its interface is not ours to rely on; without it the server searches for itself.
    }
  }
}
