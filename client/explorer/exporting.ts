/** The command Export Rows: all rows of a table, straight to a file. */
import * as vscode from "vscode";
import { qualifiedName } from "#client/drivers/sql/identifiers.ts";
import { exportResult, type ExportParts } from "#client/results/export/exportResult.ts";
import { exportTable } from "./commandNames.ts";
import type { Choose } from "./selection.ts";
import type { Node } from "./tree/nodes.ts";
import type { Tree } from "./tree/tree.ts";

export function registerExporting(
  tree: Tree,
  choose: Choose,
  parts: ExportParts,
): vscode.Disposable {
  return vscode.commands.registerCommand(exportTable, async (node?: Node) => {
    const chosen = choose.object(node);
    if (chosen === undefined) return;
    const { alias, object, link } = chosen;
    const contents = await tree.contents(alias);
    if (contents.kind === "problem") {
      await vscode.window.showErrorMessage(`${alias.alias}: ${contents.text}.`);
      return;
    }
    const { dialect, defaultSchema } = contents.value.overview.naming;
    const schema = object.schema === defaultSchema ? undefined : object.schema;
    const models = link?.models ?? [];
    // A fixture holds one model's rows, and it has to be clear whose.
    const [model] = models.length === 1 ? models : [];
    const said = await exportResult(parts, {
      id: alias,
      statement: { sql: `SELECT * FROM ${qualifiedName(schema, object.name, dialect)}` },
      name: object.name,
      ...(model === undefined ? {} : { model: model.label }),
    });
    if (said !== undefined) await vscode.window.showInformationMessage(said);
  });
}
