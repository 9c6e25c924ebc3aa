/** The command that opens the matrix of a project, and what brings its panel back after a restart. */
import { basename } from "node:path";
import * as vscode from "vscode";
import { showMigrationMatrix } from "../commandNames.ts";
import type { MigrationsModel } from "../model/migrationsModel.ts";
import type { MigrationSubject } from "../view/nodes.ts";
import { MatrixPanel, panelTitle } from "./panel.ts";
import { readState, type PanelState } from "./panelState.ts";
import { noFilters } from "./shown/filters.ts";

const viewType = "djangoMultidb.migrationMatrix";

export function registerEditor(extension: vscode.Uri, model: MigrationsModel): vscode.Disposable {
  /** A project has one panel. */
  const open = new Map<string, MatrixPanel>();
  const show = (panel: vscode.WebviewPanel, state: PanelState): MatrixPanel => {
    const shown = new MatrixPanel(panel, extension, model, state);
    open.set(state.project, shown);
    panel.onDidDispose(() => {
      if (open.get(state.project) === shown) open.delete(state.project);
    });
    return shown;
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(showMigrationMatrix, async (subject?: MigrationSubject) => {
      const project = subject?.project ?? (await chooseProject(model));
      if (project === undefined) return;
      const shown = open.get(project) ?? show(newPanel(), { project, filters: noFilters });
      shown.panel.reveal();
      if (subject?.app !== undefined && subject.migration !== undefined)
        shown.reveal(`${subject.app}.${subject.migration}`);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: (panel, kept) => {
        const state = readState(kept);
        if (state === undefined || open.has(state.project)) panel.dispose();
        else show(panel, state);
        return Promise.resolve();
      },
    }),
  );
}

function newPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(viewType, panelTitle, vscode.ViewColumn.Active);
}

async function chooseProject(model: MigrationsModel): Promise<string | undefined> {
  await model.want();
  const [first, ...more] = model.projects;
  if (first === undefined) {
    void vscode.window.showInformationMessage("No Django project with migrations was found here.");
    return undefined;
  }
  if (more.length === 0) return first.project;
  const items = model.projects.map(({ project, matrix }) => ({
    label: basename(project),
    description: matrix.settings,
    detail: project,
    project,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: "Show Migration Matrix" });
  return chosen?.project;
}
