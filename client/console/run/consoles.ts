/** The open consoles, each found by its notebook. */
import * as vscode from "vscode";
import type { AliasId, Databases } from "#client/databases/contract.ts";
import type { SessionView } from "#client/console/statements/session.ts";
import { lossText } from "#client/console/statements/session.ts";
import { notebookType } from "#client/console/names.ts";
import { Console } from "./console.ts";

export class Consoles implements vscode.Disposable {
  readonly #databases: Databases;
  readonly #consoles = new Map<string, Console>();
  readonly #changed = new vscode.EventEmitter<Console>();
  /** After each change of a console's connection or transaction, and when one is gone. */
  readonly onChange = this.#changed.event;

  constructor(databases: Databases) {
    this.#databases = databases;
  }

  get all(): readonly Console[] {
    return [...this.#consoles.values()];
  }

  /** The console of a notebook, if it has run anything yet. */
  find(notebook: vscode.NotebookDocument | undefined): Console | undefined {
    return notebook && this.#consoles.get(keyOf(notebook));
  }

  /** The console of a notebook on an alias; connects to nothing. */
  of(notebook: vscode.NotebookDocument, id: AliasId): Console {
    const known = this.find(notebook);
    if (known && known.id.project === id.project && known.id.alias === id.alias) {
      known.notebook = notebook;
      return known;
    }
    const console = new Console(
      notebook,
      id,
      () => this.#databases.connect(id, "console"),
      (of, view) => this.#show(of, view),
    );
    this.#consoles.set(keyOf(notebook), console);
    return console;
  }

  /** To be called when something about a console is other than it was. */
  tell(console: Console): void {
    this.#changed.fire(console);
  }

  /** Ends a console; what is open in it is rolled back. */
  async close(console: Console): Promise<void> {
    for (const [key, known] of this.#consoles) if (known === console) this.#consoles.delete(key);
    await console.close();
    this.#changed.fire(console);
  }

  /** The console goes on under another notebook: the file was saved elsewhere, or opened again. */
  move(console: Console, to: vscode.NotebookDocument): void {
    for (const [key, known] of this.#consoles) if (known === console) this.#consoles.delete(key);
    console.notebook = to;
    this.#consoles.set(keyOf(to), console);
    this.#changed.fire(console);
  }

  async dispose(): Promise<void> {
    const all = this.all;
    this.#consoles.clear();
    await Promise.all(all.map((console) => console.close()));
    this.#changed.dispose();
  }

  #show(console: Console, view: SessionView): void {
    this.#changed.fire(console);
    // Said at once where work is lost with it; without, it is said before the next run.
    if (view.kind === "lost" && view.transaction)
      void vscode.window.showErrorMessage(`Console of '${console.id.alias}': ${lossText(view)}.`);
  }
}

/** Whether a notebook is a console. */
export function isConsole(notebook: vscode.NotebookDocument | undefined): boolean {
  return notebook?.notebookType === notebookType;
}

function keyOf({ uri }: vscode.NotebookDocument): string {
  return uri.toString();
}
