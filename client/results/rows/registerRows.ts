/** The command that opens the rows of a table, and what brings its panels back after a restart. */
import * as vscode from "vscode";
import type { AliasId } from "#client/databases/contract.ts";
import type { DatabaseObject } from "#client/drivers/catalog.ts";
import type { ExportParts } from "#client/results/export/exportResult.ts";
import { exportTableRows, openRows, rowsView } from "./commandNames.ts";
import { exportTable } from "./exportTable.ts";
import { RowsPanel } from "./panel.ts";
import { readState } from "./panelState.ts";

export function registerRows(extension: vscode.Uri, parts: ExportParts): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(openRows, (id: AliasId, object: DatabaseObject) => {
      const state = readState({ id, object });
      if (state === undefined) return;
      // Kept while it is hidden: the place in a million rows is not found again otherwise.
      const options = { retainContextWhenHidden: true };
      const panel = vscode.window.createWebviewPanel(
        rowsView,
        object.name,
        vscode.ViewColumn.Active,
        options,
      );
      void new RowsPanel(panel, extension, parts, state);
    }),
    vscode.commands.registerCommand(
      exportTableRows,
      async (id: AliasId, object: DatabaseObject) => {
        const said = await exportTable(parts, id, object);
        if (said !== undefined) void vscode.window.showInformationMessage(said);
      },
    ),
    vscode.window.registerWebviewPanelSerializer(rowsView, {
      deserializeWebviewPanel: (panel, kept) => {
        const state = readState(kept);
        if (state === undefined) panel.dispose();
        else void new RowsPanel(panel, extension, parts, state);
        return Promise.resolve();
      },
    }),
  );
}
