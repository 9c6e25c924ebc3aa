/**
 * Results in notebooks.
 *
 * A notebook makes an output of each result and serves it for as long as its rows can be read:
 *
 *     const results = serveResults();                       // once; it listens to the renderer's messages
 *     const shown = results.show(sourceOf(connection, result, ran.milliseconds), {
 *       where: "shop on replica", server: connection.server,
 *       edits: { because: "…" }, export: async () => undefined,
 *     });
 *     execution.appendOutput(resultOutput(shown));          // a grid, and Markdown for who has none
 *     await results.end(shown.result);                      // when the cell runs again or the notebook closes
 *
 * `end` frees the result of the connection; the grid keeps the rows that it has and says that there are no others.
 */
import * as vscode from "vscode";
import { randomUUID } from "node:crypto";
import type { ServerFacts } from "#client/drivers/driver.ts";
import { rendererId, resultMime, type GridOutput, type ToExtension } from "./grid/messages.ts";
import { editorEffects } from "./effects.ts";
import { outputText } from "./outputText.ts";
import { ResultRegistry } from "./serving/registry.ts";
import type { Effects, Edits } from "./serving/served.ts";
import type { ResultSource } from "./serving/source.ts";

/** What is to be known of a result that a notebook shows. */
export interface ShownResult {
  /** Where it was read, for people: "shop on replica". */
  readonly where: string;
  readonly server: ServerFacts;
  /** How it is edited, or why it cannot be. */
  readonly edits: Edits | { readonly because: string };
  readonly export: Effects["export"];
}

export interface NotebookResults extends vscode.Disposable {
  /** Serves a result until `end`; what comes back goes into `resultOutput`. */
  show(source: ResultSource, shown: ShownResult): GridOutput;
  /** @param result `GridOutput.result` */
  end(result: string): Promise<void>;
}

/** Answers the grids of all notebooks. To be called once. */
export function serveResults(): NotebookResults {
  const messaging = vscode.notebooks.createRendererMessaging(rendererId);
  // To every editor: a message names its result, and a result may be shown in several.
  const tell = messaging.postMessage.bind(messaging);
  const registry = new ResultRegistry(randomUUID().slice(0, 8), (message) => void tell(message));
  const listening = messaging.onDidReceiveMessage(
    ({ message }) => void registry.handle(message as ToExtension),
  );
  return {
    show: (source, { where, server, edits, export: save }) =>
      registry.serve(source, { where, server, edits, effects: { ...editorEffects, export: save } }),
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
