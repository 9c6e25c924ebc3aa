/** Puts any command of the table together, option by option. */
import * as vscode from "vscode";
import type { Database } from "#client/databases/contract.ts";
import type { MigrationMatrix } from "#shared/migrations.ts";
import type { ManagementCommand, Positional } from "../command.ts";
import type { Invocation } from "../commandLine.ts";
import type { Given } from "../context.ts";
import { chooseApp, chooseFlags, chooseMigration } from "./choose.ts";

type Options = NonNullable<Invocation["options"]>;

/** Undefined where the user gave up. */
export async function compose(
  command: ManagementCommand,
  database: Database,
  given: Given,
  matrix: MigrationMatrix,
): Promise<Invocation | undefined> {
  const title = command.title;
  const options: Record<string, true | string | readonly string[]> = {};
  for (const option of command.options) {
    if (option.kind !== "positional") continue;
    const value = await positional(option, options, { title, database, given, matrix });
    if (value === undefined) return undefined;
    if (value.length > 0) options[option.name] = option.many ? value : (value[0] ?? "");
    // A migration is of an app: without one there is none to choose.
    else if (option.of === "app" && !option.many) break;
  }
  const flags = await chooseFlags(command, database.project.django, title);
  if (flags === undefined) return undefined;
  return {
    command: command.name,
    ...(command.database === "none" ? {} : { database: [database.id.alias] }),
    options: { ...options, ...flags },
  };
}

interface Asked {
  readonly title: string;
  readonly database: Database;
  readonly given: Given;
  readonly matrix: MigrationMatrix;
}

/** The words for one argument; none where it is left out. Undefined where the user gave up. */
async function positional(
  option: Positional,
  chosen: Options,
  { title, database, given, matrix }: Asked,
): Promise<readonly string[] | undefined> {
  if (option.of === "app") {
    const app = await chooseApp(matrix, given, title, option.required ? undefined : "All Apps");
    return app === undefined ? undefined : app === "all" ? [] : [app];
  }
  if (option.of === "migration" && typeof chosen["app_label"] === "string") {
    const name = await chooseMigration(matrix, chosen["app_label"], given, {
      title: `${title}: ${option.detail}`,
      alias: database.id.alias,
      withZero: option.name === "migration_name" && !option.required,
    });
    return name === undefined ? undefined : [name];
  }
  return typed(option, title);
}

async function typed(option: Positional, title: string): Promise<readonly string[] | undefined> {
  const written = await vscode.window.showInputBox({
    title,
    prompt: `${option.detail}${option.many ? ", between blanks" : ""}${option.required ? "" : "; may be left empty"}`,
    ignoreFocusOut: true,
    validateInput: (text) =>
      option.required && text.trim() === "" ? `${option.name} is wanted` : undefined,
  });
  return written?.split(/\s+/).filter((word) => word !== "");
}
