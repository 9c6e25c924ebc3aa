/** The command Set Role: says what an alias is for, in the settings of the workspace. */
import { basename } from "node:path";
import * as vscode from "vscode";
import { roles, type Role } from "#client/connections/role.ts";
import { keepRole } from "#client/settings/databaseSettings.ts";
import { setRole } from "./commandNames.ts";
import type { Database, Databases } from "./contract.ts";
import { databaseFor } from "./pick.ts";
import { roleLooks } from "./roleLook.ts";

export function registerSetRole(databases: Databases): vscode.Disposable {
  return vscode.commands.registerCommand(setRole, async (node: unknown) => {
    const database = await databaseFor(databases, node, "Set Role");
    if (database === undefined) return;
    const chosen = await chooseRole(database);
    if (chosen === undefined) return;
    const { project, alias } = database.id;
    const isSeveral = new Set(databases.all.map(({ id }) => id.project)).size > 1;
    await keepRole(project, isSeveral ? `${basename(project)}/${alias}` : alias, chosen.role);
  });
}

interface Choice extends vscode.QuickPickItem {
  /** Undefined leaves it to the guess. */
  readonly role: Role | undefined;
}

function chooseRole({ label, role, roleBecause }: Database): Thenable<Choice | undefined> {
  const choices = roles.map((each): Choice => {
    const { icon, text, detail } = roleLooks[each];
    const now = each === role ? { description: `now, ${roleBecause}` } : {};
    return { label: `$(${icon}) ${text}`, detail, ...now, role: each };
  });
  const guess: Choice = {
    label: "$(discard) Leave It to the Settings",
    detail: "Guess it from the alias, the settings module, DEBUG and the host",
    role: undefined,
  };
  return vscode.window.showQuickPick([...choices, guess], { title: `Role of ${label}` });
}
