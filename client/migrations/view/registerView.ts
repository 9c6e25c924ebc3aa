/** The view Migrations with its badge, its welcome states and its commands. */
import * as vscode from "vscode";
import type { Databases } from "#client/databases/contract.ts";
import {
  groupMigrationsByAlias,
  groupMigrationsByApp,
  openMigrationFile,
  refreshMigrations,
} from "../commandNames.ts";
import { openPlace } from "../innerCommandNames.ts";
import type { MigrationsModel } from "../model/migrationsModel.ts";
import { openAt } from "../openAt.ts";
import { pendingOn } from "../model/projectMigrations.ts";
import type { Place } from "#shared/databases.ts";
import type { Grouping, Node } from "./nodes.ts";
import { plural } from "./nodeText.ts";
import { placeOf, Provider } from "./provider.ts";

/** The view's name in the manifest. */
const viewId = "djangoMultidb.migrations";
/** What the welcome view says: "loading", "empty" or "ready". */
const stateKey = "djangoMultidb.migrations.state";
const groupingKey = "djangoMultidb.migrations.grouping";

export interface MigrationsView extends vscode.Disposable {
  readonly provider: Provider;
  readonly view: vscode.TreeView<Node>;
}

/** @param memory where the grouping of a workspace is kept */
export function registerView(
  model: MigrationsModel,
  databases: Databases,
  memory: vscode.Memento,
): MigrationsView {
  const provider = new Provider(model, memory.get<Grouping>(groupingKey) ?? "app");
  const view = vscode.window.createTreeView(viewId, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const group = (grouping: Grouping) => async (): Promise<void> => {
    provider.grouping = grouping;
    setContext(groupingKey, grouping);
    await memory.update(groupingKey, grouping);
  };
  const show = (): void => {
    const isEmpty = model.projects.every(({ rows }) => rows.length === 0);
    setContext(stateKey, model.isLoaded ? (isEmpty ? "empty" : "ready") : "loading");
    view.badge = badgeOf(model);
  };
  setContext(groupingKey, provider.grouping);
  show();
  const parts = vscode.Disposable.from(
    view,
    provider,
    model.onChange(show),
    view.onDidExpandElement(({ element }) => {
      // To look into an alias is to ask what is applied there.
      if (element.kind === "alias" && element.row === undefined && !isTried(element))
        void model.read([element]);
    }),
    vscode.commands.registerCommand(groupMigrationsByAlias, group("alias")),
    vscode.commands.registerCommand(groupMigrationsByApp, group("app")),
    vscode.commands.registerCommand(refreshMigrations, async () => {
      await databases.refresh();
      await model.readAgain();
    }),
    vscode.commands.registerCommand(openMigrationFile, async (node?: Node) => {
      const chosen = node ?? view.selection[0];
      const row = chosen !== undefined && "row" in chosen ? chosen.row : undefined;
      const place = row?.migration?.place ?? (chosen === undefined ? undefined : placeOf(chosen));
      if (place !== undefined) await openAt(place);
    }),
    vscode.commands.registerCommand(openPlace, (place: Place) => openAt(place)),
  );
  return { provider, view, dispose: () => parts.dispose() };
}

function isTried({ on }: Extract<Node, { kind: "alias" }>): boolean {
  return on.isRead || on.unread !== undefined;
}

function badgeOf({ projects }: MigrationsModel): vscode.ViewBadge | undefined {
  const counts = projects.flatMap(({ rows, matrix }) =>
    matrix.aliases.map(({ name }) => pendingOn(rows, name).effective),
  );
  const value = counts.reduce((sum, count) => sum + count, 0);
  return value === 0 ? undefined : { value, tooltip: plural(value, "pending migration") };
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
