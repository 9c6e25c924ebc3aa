/**
 * Results in notebooks.
 *
 * A notebook makes an output of each result and serves it for as long as its rows can be read:
 *
 *     const results = serveResults({ databases, python });  // once; it listens to the renderer's messages
 *     const shown = results.showStatement(result, { connection, id, statement, milliseconds });
 *     execution.appendOutput(resultOutput(shown));          // a grid, and Markdown for who has none
 *     await results.end(shown.result);                      // when the cell runs again or the notebook closes
 *
 * `show` is for rows that no statement on an alias answered.
 * `end` frees the result of the connection; the grid keeps the rows that it has and says that there are no others.
 */
import * as vscode from "vscode";
import { randomUUID } from "node:crypto";
import type { AliasId } from "#client/databases/contract.ts";
import type { Connection, Result, ServerFacts, Statement } from "#client/drivers/driver.ts";
import { aliasEdits } from "./aliasEdits.ts";
import { sourceTable } from "./editing/table.ts";
import { exportResult, type ExportParts } from "./export/exportResult.ts";
import { rendererId, resultMime, type GridOutput, type ToExtension } from "./grid/messages.ts";
import { editorEffects } from "./effects.ts";
import { outputText } from "./outputText.ts";
import { ResultRegistry } from "./serving/registry.ts";
import type { Effects, Edits } from "./serving/served.ts";
import { sourceOf, type ResultSource } from "./serving/source.ts";

/** What is to be known of a result that a notebook shows. */
export interface ShownResult {
  /** Where it was read, for people: "shop on replica". */
  readonly where: string;
  readonly server: ServerFacts;
  /** How it is edited, or why it cannot be. */
  readonly edits: Edits | { readonly because: string };
  readonly export: Effects["export"];
}

/** A statement that was run on an alias. */
export interface RanStatement {
  /** The connection that holds the result. */
  readonly connection: Connection;
  readonly id: AliasId;
  /** As it was sent. */
  readonly statement: Statement;
  readonly milliseconds: number;
}

export interface NotebookResults extends vscode.Disposable {
  /** Serves a result until `end`; what comes back goes into `resultOutput`. */
  show(source: ResultSource, shown: ShownResult): GridOutput;
  /** A statement's result, which can be edited where it is plainly of one table, and exported where it only reads. */
  showStatement(result: Result, ran: RanStatement): GridOutput;
  /** @param result `GridOutput.result` */
  end(result: string): Promise<void>;
}

/** Answers the grids of all notebooks. To be called once. */
export function serveResults(parts: ExportParts): NotebookResults {
  const messaging = vscode.notebooks.createRendererMessaging(rendererId);
  // To every editor: a message names its result, and a result may be shown in several.
  const tell = messaging.postMessage.bind(messaging);
  const registry = new ResultRegistry(randomUUID().slice(0, 8), (message) => void tell(message));
  const listening = messaging.onDidReceiveMessage(
    ({ message }) => void registry.handle(message as ToExtension),
  );
  const show: NotebookResults["show"] = (source, { where, server, edits, export: save }) =>
    registry.serve(source, { where, server, edits, effects: { ...editorEffects, export: save } });
  return {
    show,
    showStatement: (result, { connection, id, statement, milliseconds }) =>
      show(sourceOf(connection, result, milliseconds), {
        where: parts.databases.find(id)?.label ?? id.alias,
        server: connection.server,
        edits: aliasEdits(parts.databases, id, {
          ...{ sql: statement.sql, columns: result.columns, server: connection.server },
          applied: () => {},
        }),
        export: () =>
          exportResult(parts, {
            id,
            statement,
            name: sourceTable(result.columns)?.table ?? "rows",
          }),
      }),
    end: (result) => registry.end(result),
    dispose: () => listening.dispose(),
  };
}

/** The output of a notebook's cell that shows this result. */
export function resultOutput(output: GridOutput): vscode.NotebookCellOutput {
  return new vscode.NotebookCellOutput([
    vscode.NotebookCellOutputItem.json(output, resultMime),
    // For whoever opens the notebook without the renderer.
    vscode.NotebookCellOutputItem.text(outputText(output), "text/markdown"),
  ]);
}
