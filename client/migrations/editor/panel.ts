/** The panel Migrations × Aliases of one project. */
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Place } from "#shared/databases.ts";
import { openAt } from "../openAt.ts";
import type { MigrationsModel } from "../model/migrationsModel.ts";
import type { ProjectMigrations } from "../model/projectMigrations.ts";
import { migrateTo, showMigrationSql, showPlan } from "../management/commandNames.ts";
import type { MigrationSubject } from "../view/nodes.ts";
import { panelPage } from "#client/results/panelPage.ts";
import type { PanelState } from "./panelState.ts";
import { shownDetails, shownMatrix } from "./shownMatrix.ts";
import type { ToPage, ToPanel } from "./shown/messages.ts";

export const panelTitle = "Migrations × Aliases";

export class MatrixPanel {
  readonly panel: vscode.WebviewPanel;
  readonly project: string;
  readonly #model: MigrationsModel;
  readonly #send: (message: ToPage) => void;
  /** What was told last: what did not change is not told again. */
  #told = "";
  #places: readonly Place[] = [];
  #isReady = false;
  /** The row to show once the page is there. */
  #wanted: string | undefined;
  #isClosed = false;

  constructor(
    panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    model: MigrationsModel,
    state: PanelState,
  ) {
    this.panel = panel;
    this.project = state.project;
    this.#model = model;
    const { webview } = panel;
    // To the page of the panel: this is not a window's `postMessage`, which asks for an origin.
    const send = webview.postMessage.bind(webview);
    this.#send = (message) => {
      if (!this.#isClosed) void send(message);
    };
    const dist = vscode.Uri.joinPath(extension, "dist");
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const listening = vscode.Disposable.from(
      webview.onDidReceiveMessage((message) => void this.#take(message as ToPanel)),
      model.onChange(() => this.#show()),
    );
    panel.onDidDispose(() => {
      this.#isClosed = true;
      listening.dispose();
    });
    panel.title = panelTitle;
    webview.html = panelPage({
      show: "showMatrix",
      script: webview.asWebviewUri(vscode.Uri.joinPath(dist, "matrix.js")).toString(),
      source: webview.cspSource,
      nonce: randomBytes(16).toString("base64"),
      title: panelTitle,
      state,
    });
  }

  /** Brings a migration's row before the eyes. */
  reveal(key: string): void {
    this.#wanted = key;
    this.#show();
  }

  async #take(message: ToPanel): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.#isReady = true;
        this.#told = "";
        await this.#model.want();
        return this.#show();
      case "read":
        return this.#model.read(message.aliases.map((alias) => ({ project: this.project, alias })));
      case "details":
        return this.#details(message.key, message.alias);
      case "open": {
        const place = this.#of?.rows.find(({ key }) => key === message.key)?.migration?.place;
        return place === undefined ? undefined : openAt(place);
      }
      case "place": {
        const place = this.#places[message.place];
        return place === undefined ? undefined : openAt(place);
      }
      case "do": {
        const row = this.#of?.rows.find(({ key }) => key === message.key);
        if (row === undefined) return;
        const { project } = this;
        const { alias } = message;
        const subject: MigrationSubject = { project, alias, app: row.app, migration: row.name };
        await vscode.commands.executeCommand(commands[message.what], subject);
        return;
      }
      case "copy":
        return vscode.env.clipboard.writeText(message.text);
    }
  }

  get #of(): ProjectMigrations | undefined {
    return this.#model.find(this.project);
  }

  #show(): void {
    const of = this.#of;
    if (!this.#isReady) return;
    if (of === undefined) return this.#tellNone();
    const { project } = this;
    const matrix = shownMatrix(of, (alias) => this.#model.isReading({ project, alias }));
    const text = JSON.stringify(matrix);
    if (text !== this.#told) this.#send({ kind: "matrix", matrix });
    this.#told = text;
    if (this.#wanted !== undefined) this.#send({ kind: "reveal", key: this.#wanted });
    this.#wanted = undefined;
  }

  #tellNone(): void {
    if (!this.#model.isLoaded) return;
    const because = `There are no migrations to show of ${this.project}: it is not open here, or its Django is not installed.`;
    this.#send({ kind: "none", because });
  }

  #details(key: string, alias: string): void {
    const found = this.#of && shownDetails(this.#of, key, alias);
    if (found === undefined) return;
    this.#places = found.places;
    this.#send({ kind: "details", details: found.details });
  }
}

const commands = { migrateTo, showPlan, showMigrationSql };
