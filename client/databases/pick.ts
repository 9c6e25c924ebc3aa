/** Lets the user choose an alias. */
import * as vscode from "vscode";
import type { Database, Databases } from "./contract.ts";
import { roleLooks } from "./roleLook.ts";

/** By name, engine, place and role; the only one is not asked about. Undefined where nothing is chosen. */
export async function pickDatabase(
  databases: Pick<Databases, "all">,
  title: string,
  which: (database: Database) => boolean = () => true,
): Promise<Database | undefined> {
  const offered = databases.all.filter(which);
  if (offered.length < 2) {
    if (offered.length === 0)
      await vscode.window.showInformationMessage(`${title}: there is no database for that.`);
    return offered[0];
  }
  const items = offered.map((database) => {
    const look = roleLooks[database.role];
    return {
      label: `$(${look.icon}) ${database.label}`,
      description: `${look.text} · ${database.engineName}`,
      detail: database.where,
      database,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: "An alias of DATABASES",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.database;
}

/** The alias that a command was called for: from a tree's node, which has it, or by choice. */
export async function databaseFor(
  databases: Pick<Databases, "all" | "find" | "pick">,
  node: unknown,
  title: string,
): Promise<Database | undefined> {
  const id = idIn(node);
  return id === undefined ? databases.pick(title) : databases.find(id);
}

/** `{project, alias}`, or an object that has it, or a database, as `id`, `alias` or `database`. */
function idIn(node: unknown): Database["id"] | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if ("database" in node) return idIn(node.database);
  if ("alias" in node && typeof node.alias === "object") return idIn(node.alias);
  if ("id" in node) return idIn(node.id);
  const { project, alias } = node as { readonly project?: unknown; readonly alias?: unknown };
  return typeof project === "string" && typeof alias === "string" ? { project, alias } : undefined;
}
