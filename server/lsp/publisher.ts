/** Tells an editor the diagnostics, or that it is to ask for them again. */

import type { Connection } from "vscode-languageserver";

import { clientOf, type Client } from "./capabilities.ts";
import { diagnosticsOf, resultId } from "./diagnostics.ts";
import type { Workspace } from "./workspace.ts";

export class Publisher {
  client: Client = clientOf({});
  /** The versions of open documents, by path. */
  readonly versions = new Map<string, number>();
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  /** What the editor was told last, by path, where it does not ask. */
  #told = new Map<string, string>();
  /** The analyses after which the editor was last asked to ask again. */
  #refreshed = "";

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection;
    this.#workspace = workspace;
  }

  publish(): void {
    if (this.client.pulls) this.#refresh();
    else this.#push();
  }

  /** The editor asks for what it edits; of other files it does not know that they changed. */
  #refresh(): void {
    const revision = this.#workspace.revision;
    if (revision === this.#refreshed) return;
    this.#refreshed = revision;
    if (this.client.refreshes) this.#connection.languages.diagnostics.refresh().catch(() => {});
  }

  #push(): void {
    const told = new Map<string, string>();
    for (const path of new Set([...this.#workspace.paths, ...this.#told.keys()])) {
      const diagnostics = diagnosticsOf(this.#workspace, path);
      const id = resultId(diagnostics);
      const isOpen = this.#workspace.overlay.isOpen(path);
      if (diagnostics.length > 0) told.set(path, id);
      if (id === (this.#told.get(path) ?? resultId([]))) continue;
      const version = isOpen ? this.versions.get(path) : undefined;
      void this.#connection
        .sendDiagnostics({
          uri: this.#workspace.overlay.uri(path),
          diagnostics,
          ...(version === undefined ? {} : { version }),
        })
        .catch(() => {});
    }
    this.#told = told;
  }
}
