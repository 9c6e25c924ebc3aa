/** The command Read Applied Migrations: asks the databases that the user names, and no other. */
import * as vscode from "vscode";
import type { AliasId, Databases } from "#client/databases/contract.ts";
import { roleLooks } from "#client/databases/roleLook.ts";
import { readAppliedMigrations } from "./commandNames.ts";
import type { MigrationsModel } from "./model/migrationsModel.ts";
import type { MigrationSubject } from "./view/nodes.ts";

export function registerRead(model: MigrationsModel, databases: Databases): vscode.Disposable {
  return vscode.commands.registerCommand(
    readAppliedMigrations,
    async (subject?: MigrationSubject) => {
      const ids = idsOf(subject) ?? (await choose(databases));
      if (ids === undefined) return;
      await vscode.window.withProgress(
        { location: { viewId: "djangoMultidb.migrations" }, title: "Reading applied migrations" },
        () => model.read(ids),
      );
    },
  );
}

function idsOf(subject: MigrationSubject | undefined): readonly AliasId[] | undefined {
  if (subject?.alias === undefined) return undefined;
  return [{ project: subject.project, alias: subject.alias }];
}

/** Several at once; those whose connection is open are chosen already. */
async function choose({ all }: Databases): Promise<readonly AliasId[] | undefined> {
  if (all.length < 2) return all.map(({ id }) => id);
  const items = all.map(({ id, label, role, where, engineName, state }) => ({
    label: `$(${roleLooks[role].icon}) ${label}`,
    description: `${roleLooks[role].text} · ${engineName}`,
    detail: where,
    picked: state.kind === "open",
    id,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: "Read Applied Migrations",
    placeHolder: "Aliases whose databases are asked what is applied",
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen?.map(({ id }) => id);
}
