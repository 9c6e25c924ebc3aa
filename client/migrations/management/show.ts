/** Shows what would be done, without doing it: plans, and the SQL of a migration. */
import * as vscode from "vscode";
import type { Database } from "#client/databases/contract.ts";
import { chooseApp, chooseDatabase, chooseMigration } from "./ask/choose.ts";
import { commandNamed } from "./catalogue.ts";
import { wordsOf, type Invocation } from "./commandLine.ts";
import type { Given, ManagementContext } from "./context.ts";
import type { MigrationDocuments } from "./documents.ts";
import { manageOf } from "./manageTarget.ts";
import { planText, type PlanOf } from "./planText.ts";
import { matrixOf, planOn } from "./planning.ts";
import { run } from "./run.ts";
import { notesOf } from "./weigh.ts";

/** A document with what `migrate` would do on the alias, or on every alias of the project. */
export async function showPlans(
  context: ManagementContext,
  documents: MigrationDocuments,
  given: Given,
): Promise<void> {
  const chosen = await databasesFor(context, given);
  if (chosen === undefined) return;
  const plans: PlanOf[] = [];
  for (const database of chosen) {
    const plan = await planOf(context, database, given);
    if (typeof plan === "string") return void vscode.window.showErrorMessage(plan);
    plans.push(plan);
  }
  const [only] = chosen;
  const where = chosen.length === 1 && only !== undefined ? ` on ${only.label}` : "";
  await documents.show(`Plan${where}.md`, planText(plans));
}

async function databasesFor(
  context: ManagementContext,
  given: Given,
): Promise<readonly Database[] | undefined> {
  if (given.alias !== undefined) {
    const database = await chooseDatabase(context, given, "Plan");
    return database === undefined ? undefined : [database];
  }
  const { all } = context.databases;
  const of = all.filter(({ id }) => given.project === undefined || id.project === given.project);
  const items = [
    { label: "$(layers) All Aliases", description: "", databases: of },
    ...of.map((database) => ({
      label: `$(database) ${database.label}`,
      description: database.where,
      databases: [database],
    })),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: "Plan",
    placeHolder: "An alias",
  });
  return chosen?.databases;
}

/** @returns why there is none, a sentence */
async function planOf(
  context: ManagementContext,
  database: Database,
  { app, migration }: Given,
): Promise<PlanOf | string> {
  const { alias } = database.id;
  const target = {
    ...(app === undefined ? {} : { app }),
    ...(migration === undefined ? {} : { name: migration }),
  };
  const command = commandNamed("migrate");
  const manage = manageOf(context.databases, database.id);
  if (command === undefined || manage === undefined)
    return "No interpreter of the project is known.";
  const { steps, recorded } = await planOn(context, database, target);
  if (steps === undefined)
    return `${alias} was not read: ${recorded.kind === "unread" ? recorded.because : "its migrations are not known"}.`;
  const options: NonNullable<Invocation["options"]> = {
    ...(app === undefined ? {} : { app_label: app }),
    ...(migration === undefined ? {} : { migration_name: migration }),
  };
  const words = wordsOf(command, { command: "migrate", database: [alias], options }, manage.target);
  return { alias, where: database.where, words, steps, notes: notesOf(command, alias, steps) };
}

/** A document with the statements of a migration, as Django writes them for the alias's engine. */
export async function showSql(
  context: ManagementContext,
  documents: MigrationDocuments,
  given: Given,
): Promise<void> {
  const title = "Show SQL of Migration";
  const database = await chooseDatabase(context, given, title);
  const command = commandNamed("sqlmigrate");
  if (database === undefined || command === undefined) return;
  const matrix = await matrixOf(context, database.id.project);
  const app = matrix && (await chooseApp(matrix, given, title));
  if (matrix === undefined || app === undefined) return;
  const name = await chooseMigration(matrix, app, given, { title });
  const manage = manageOf(context.databases, database.id);
  if (name === undefined || manage === undefined) return;
  const { alias } = database.id;
  const options = { app_label: app, migration_name: name };
  const words = wordsOf(
    command,
    { command: command.name, database: [alias], options },
    manage.target,
  );
  const printed = { stdout: "", stderr: "" };
  const ended = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: `SQL of ${app}.${name} on ${alias}` },
    () =>
      run({
        words,
        folder: manage.target.project,
        environment: manage.environment,
        onOutput: (text, stream) => (printed[stream] += text),
      }).ended,
  );
  if (ended.kind === "exited" && ended.status === 0) {
    const head = `-- ${app}.${name} on ${alias} (${database.engineName})\n`;
    return documents.show(`${app}.${name} on ${alias}.sql`, head + printed.stdout);
  }
  const last = printed.stderr.trim().split("\n").at(-1) ?? "";
  const reason = ended.kind === "failed" ? ended.because : last;
  await vscode.window.showErrorMessage(`There is no SQL of ${app}.${name}: ${reason}`);
}
