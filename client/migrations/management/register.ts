/** The commands that run `manage.py`: from the palette, the views and the lenses. */
import * as vscode from "vscode";
import { chooseApp, chooseDatabase, chooseMigration, chooseProject, isIn } from "./ask/choose.ts";
import { compose } from "./ask/compose.ts";
import { catalogue, commandNamed } from "./catalogue.ts";
import * as names from "./commandNames.ts";
import type { Invocation } from "./commandLine.ts";
import type { Given, ManagementContext } from "./context.ts";
import { MigrationDocuments } from "./documents.ts";
import { runAll } from "./runAll.ts";
import { showPlans, showSql } from "./show.ts";
import { matrixOf, recordedOn } from "./planning.ts";
import { runInShell } from "./terminal/shell.ts";
import { registerTasks, runTask } from "./terminal/tasks.ts";
import type { Request } from "./execute.ts";

export function registerManagement(context: ManagementContext): vscode.Disposable {
  const documents = new MigrationDocuments("django-multidb-migrations");
  const commands = new Commands(context);
  const register = (name: string, work: (given: Given) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(name, async (argument: unknown) => {
      if (isReady()) await work(givenIn(argument));
    });
  return vscode.Disposable.from(
    documents,
    registerTasks(context),
    register(names.migrate, (given) => commands.migrate(given)),
    register(names.migrateAll, (given) => runAll(context, documents, given)),
    register(names.migrateTo, (given) => commands.to(given, "Migrate to Here", false)),
    register(names.rollBackTo, (given) => commands.to(given, "Roll Back to Here", true)),
    register(names.fakeMigration, (given) => commands.to(given, "Fake", true, { fake: true })),
    register(names.showPlan, (given) => showPlans(context, documents, given)),
    register(names.showMigrationSql, (given) => showSql(context, documents, given)),
    register(names.showMigrations, (given) => commands.any("showmigrations", given)),
    register(names.makeMigrations, (given) => commands.any("makemigrations", given)),
    register(names.squashMigrations, (given) => commands.any("squashmigrations", given)),
    register(names.runManagementCommand, (given) => commands.any(undefined, given)),
  );
}

/** Project code is run by all of them. */
function isReady(): boolean {
  if (vscode.workspace.isTrusted) return true;
  void vscode.window.showWarningMessage(
    "The project's commands are not run in Restricted Mode: they run its code.",
  );
  return false;
}

class Commands {
  readonly #context: ManagementContext;

  constructor(context: ManagementContext) {
    this.#context = context;
  }

  async migrate(given: Given): Promise<void> {
    const database = await chooseDatabase(this.#context, given, "Migrate");
    if (database === undefined) return;
    const matrix = await matrixOf(this.#context, database.id.project);
    const app =
      matrix === undefined ? "all" : await chooseApp(matrix, given, "Migrate", "All Apps");
    if (app === undefined) return;
    const options = app === "all" ? {} : { app_label: app };
    await this.#run({ invocation: migrateOn(database.id.alias, options), database });
  }

  /** To one migration: forwards or back, as it lies. */
  async to(
    given: Given,
    title: string,
    withZero: boolean,
    flags: NonNullable<Invocation["options"]> = {},
  ): Promise<void> {
    const database = await chooseDatabase(this.#context, given, title);
    if (database === undefined) return;
    const { project, alias } = database.id;
    const isChosen = given.app !== undefined && given.migration !== undefined;
    const recorded = isChosen ? {} : { [alias]: await recordedOn(this.#context, database) };
    const matrix = await matrixOf(this.#context, project, recorded);
    if (matrix === undefined) return;
    const app = await chooseApp(matrix, given, title);
    if (app === undefined) return;
    const name = await chooseMigration(matrix, app, given, { title, alias, withZero });
    if (name === undefined) return;
    const options = { app_label: app, migration_name: name, ...flags };
    await this.#run({ invocation: migrateOn(alias, options), database });
  }

  /** Any command; one of the user's choice where none is named. */
  async any(name: string | undefined, given: Given): Promise<void> {
    const command = name === undefined ? await chooseCommand() : commandNamed(name);
    if (command === undefined) return;
    const database =
      command.database === "none"
        ? await chooseProject(this.#context, given, command.title)
        : await chooseDatabase(this.#context, given, command.title);
    if (database === undefined) return;
    const { django } = database.project;
    if (!isIn(command.since, django)) {
      await vscode.window.showErrorMessage(`Django ${django} has no ${command.name}.`);
      return;
    }
    const matrix = await matrixOf(this.#context, database.id.project);
    if (matrix === undefined) return;
    const invocation = await compose(command, database, given, matrix);
    if (invocation === undefined) return;
    await this.#run({ invocation, database });
  }

  async #run(request: Request): Promise<void> {
    const command = commandNamed(request.invocation.command);
    if (command?.interactive === true) return runInShell(this.#context, request);
    const executed = await runTask(this.#context, request);
    if (executed === undefined || (executed.isDone && command?.effect === "reads")) return;
    const text = executed.sentences.join(" ");
    // Not waited for: the command is over.
    void (executed.isDone
      ? vscode.window.showInformationMessage(text)
      : vscode.window.showErrorMessage(text));
  }
}

function migrateOn(alias: string, options: NonNullable<Invocation["options"]>): Invocation {
  return { command: "migrate", database: [alias], options };
}

async function chooseCommand(): Promise<(typeof catalogue)[number] | undefined> {
  const items = catalogue.map((command) => ({
    label: command.title,
    description: command.name,
    detail: command.detail,
    command,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: "Run Management Command",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.command;
}

/** What a view's node, a lens or another extension hands over, as far as it is of our shape. */
function givenIn(argument: unknown): Given {
  if (typeof argument !== "object" || argument === null) return {};
  const inner = "given" in argument ? argument.given : argument;
  if (typeof inner !== "object" || inner === null) return {};
  return Object.fromEntries(
    ["project", "alias", "app", "migration"].flatMap((name) => {
      const value: unknown = (inner as Readonly<Record<string, unknown>>)[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}
