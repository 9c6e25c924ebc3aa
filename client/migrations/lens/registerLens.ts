/** Shows the lens in the files of migrations. */
import * as vscode from "vscode";
import { concernsCodeLens, showsCodeLens } from "#client/settings/migrationSettings.ts";
import { readAppliedMigrations, showMigrationMatrix } from "../commandNames.ts";
import type { MigrationsModel } from "../model/migrationsModel.ts";
import { migrateTo, showMigrationSql, showPlan } from "../management/commandNames.ts";
import type { MigrationSubject } from "../view/nodes.ts";
import { classLine, isUnread, lensText, migrationIn } from "./migrationLens.ts";

/** What may be a migration by the name of its folder; which it is, the model says. */
const selector: vscode.DocumentSelector = { scheme: "file", language: "python" };

export function registerLens(model: MigrationsModel): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    model.onChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (concernsCodeLens(event)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => lenses(model, document),
    }),
  );
}

async function lenses(
  model: MigrationsModel,
  document: vscode.TextDocument,
): Promise<vscode.CodeLens[]> {
  const line = classLine(document.getText());
  if (line === undefined || !showsCodeLens(document.uri)) return [];
  await model.want();
  const found = migrationIn(model.projects, document.uri.fsPath);
  if (found === undefined) return [];
  const { project } = found.of;
  const { app, name: migration } = found.row;
  const subject: MigrationSubject = { project, app, migration };
  const range = new vscode.Range(line, 0, line, 0);
  const lens = (title: string, command: string, tooltip: string): vscode.CodeLens =>
    new vscode.CodeLens(range, { title, command, tooltip, arguments: [subject] });
  return [
    isUnread(found)
      ? lens(lensText(found), readAppliedMigrations, "Read what is applied")
      : lens(lensText(found), showMigrationMatrix, "Show all migrations on all aliases"),
    lens("Migrate to Here", migrateTo, `Migrate ${app} to ${migration} on an alias`),
    lens("Plan", showPlan, "Show what migrating to here would do"),
    lens("SQL", showMigrationSql, "Show the statements of this migration on an alias"),
  ];
}
