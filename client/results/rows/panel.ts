/** A panel with the rows of one table: on a connection of its own, under conditions that the user may change. */
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { aliasEdits } from "#client/results/aliasEdits.ts";
import { editorEffects } from "#client/results/effects.ts";
import type { ExportParts } from "#client/results/export/exportResult.ts";
import type { Answer, GridOutput, ToExtension, ToGrid } from "#client/results/grid/messages.ts";
import { ResultRegistry } from "#client/results/serving/registry.ts";
import { sourceOf } from "#client/results/serving/source.ts";
import type { Connection, RunOptions } from "#client/drivers/driver.ts";
import { exportTable } from "./exportTable.ts";
import { panelPage } from "../panelPage.ts";
import type { PanelState } from "./panelState.ts";
import { whenKnown } from "./whenKnown.ts";
import { countStatement, keyOrder, rowsStatement } from "./query.ts";

const reading: RunOptions = { rows: 500, cellLimit: 2000 };

/** The address of the panel's own messages, beside those of its results. */
const own = "panel";

export class RowsPanel {
  readonly #parts: ExportParts;
  readonly #registry: ResultRegistry;
  readonly #send: (message: ToGrid) => void;
  #state: PanelState;
  #connection: Connection | undefined;
  #shown: GridOutput | undefined;
  #isClosed = false;
  /** Counts queries, so that the answer to an earlier one is not shown. */
  #query = 0;

  constructor(
    panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    parts: ExportParts,
    state: PanelState,
  ) {
    this.#parts = parts;
    this.#state = state;
    const { webview } = panel;
    // To the page of the panel: this is not a window's `postMessage`, which asks for an origin.
    const send = webview.postMessage.bind(webview);
    this.#send = (message) => {
      if (!this.#isClosed) void send(message);
    };
    this.#registry = new ResultRegistry(randomBytes(4).toString("hex"), this.#send);
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, "dist")],
    };
    webview.onDidReceiveMessage((message) => void this.#take(message as ToExtension));
    panel.onDidDispose(() => void this.#close());
    panel.title = this.#title;
    webview.html = panelPage({
      show: "showPanel",
      script: webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", "grid.js")).toString(),
      source: webview.cspSource,
      nonce: randomBytes(16).toString("base64"),
      title: this.#title,
      state,
    });
  }

  get #title(): string {
    return `${this.#state.object.name} (${this.#label})`;
  }

  get #label(): string {
    const { id } = this.#state;
    return this.#parts.databases.find(id)?.label ?? id.alias;
  }

  async #take(message: ToExtension): Promise<void> {
    if (message.result !== own) return this.#registry.handle(message);
    switch (message.kind) {
      case "ready":
        return this.#open();
      case "query":
        this.#state = { ...this.#state, where: message.where, orderBy: message.orderBy };
        return this.#open();
      case "count":
        return this.#count();
      default:
        return undefined;
    }
  }

  /** Runs the statement, and shows its rows in place of the earlier ones. */
  async #open(): Promise<void> {
    const query = ++this.#query;
    const opened = await this.#connected();
    if (typeof opened === "string") return this.#problem(opened);
    const { object } = this.#state;
    const sql = rowsStatement(object, await this.#ordered(opened), opened.server.dialect);
    const ran = await opened.run({ sql }, reading);
    if (query !== this.#query || this.#isClosed) return;
    if (ran.kind === "failed") return this.#problem(ran.message);
    const result = ran.results.find(({ columns }) => columns.length > 0);
    if (result === undefined) return this.#problem("The statement answers no rows");
    const earlier = this.#shown;
    this.#shown = this.#registry.serve(sourceOf(opened, result, ran.milliseconds), {
      where: this.#title,
      server: opened.server,
      edits: aliasEdits(this.#parts.databases, this.#state.id, {
        sql,
        columns: result.columns,
        server: opened.server,
        // What the server made of the values, and the rows that are new, are read anew.
        applied: () => void this.#open(),
      }),
      effects: { ...editorEffects, export: () => this.#export() },
    });
    this.#tell({ kind: "opened", output: this.#shown, ...this.#conditions });
    if (earlier) await this.#registry.end(earlier.result);
  }

  /** The panel's connection, opened where there is none; a sentence where there cannot be one. */
  async #connected(): Promise<Connection | string> {
    if (this.#connection && this.#connection.state.transaction !== "closed")
      return this.#connection;
    const { databases } = this.#parts;
    await whenKnown(databases, this.#state.id);
    const opened = await databases.connect(this.#state.id, "rows");
    if (opened.kind === "refused") return opened.detail;
    if (this.#isClosed) {
      await opened.connection.close();
      return "The panel is closed";
    }
    this.#connection = opened.connection;
    return opened.connection;
  }

  /** In the order of the key where the user wants none: pages of a table are in no order by themselves. */
  async #ordered(connection: Connection) {
    const { object, where, orderBy } = this.#state;
    if (orderBy.trim() !== "" || object.kind !== "table") return { where, orderBy };
    const described = await connection.describe(object);
    const key = described.kind === "description" ? described.primaryKey : [];
    return { where, orderBy: keyOrder(key, connection.server.dialect) };
  }

  async #count(): Promise<void> {
    // On a connection of its own: the panel's holds the rows that are shown.
    const opened = await this.#parts.databases.connect(this.#state.id, "count of rows");
    if (opened.kind === "refused") return this.#say(opened.detail, true);
    const { connection } = opened;
    const sql = countStatement(this.#state.object, this.#state, connection.server.dialect);
    const ran = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Counting ${this.#state.object.name}`,
        cancellable: true,
      },
      (_, token) => {
        token.onCancellationRequested(() => void connection.cancel());
        return connection.run({ sql }, reading);
      },
    );
    await connection.close();
    if (ran.kind === "failed") return this.#say(ran.message, true);
    const count = ran.results[0]?.first.rows[0]?.[0];
    this.#say(typeof count === "string" ? `${Number(count).toLocaleString("en")} rows` : "", false);
  }

  #export(): Promise<string | undefined> {
    const { id, object } = this.#state;
    return exportTable(this.#parts, id, object, this.#conditions);
  }

  get #conditions() {
    const { where, orderBy } = this.#state;
    return { where, orderBy };
  }

  #problem(problem: string): void {
    this.#tell({ kind: "opened", output: undefined, ...this.#conditions, problem });
  }

  #say(text: string, isProblem: boolean): void {
    this.#tell({ kind: "said", text, isProblem });
  }

  #tell(answer: Answer): void {
    this.#send({ ...answer, result: own });
  }

  async #close(): Promise<void> {
    this.#isClosed = true;
    await this.#connection?.close();
  }
}
