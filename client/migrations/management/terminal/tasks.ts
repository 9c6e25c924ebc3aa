/** Management commands as the editor's tasks, from the palette and from `tasks.json`. */
import * as vscode from "vscode";
import type { Database } from "#client/databases/contract.ts";
import { productName } from "#shared/texts.ts";
import { catalogue, commandNamed } from "../catalogue.ts";
import type { Invocation } from "../commandLine.ts";
import type { ManagementContext } from "../context.ts";
import type { Executed, Request } from "../execute.ts";
import { CommandTerminal } from "./commandTerminal.ts";

/** As in the manifest's `taskDefinitions`. */
const taskType = "django-multidb";

/** How a task of `tasks.json` says what is to be run. */
interface Definition extends vscode.TaskDefinition {
  readonly command: string;
  readonly database?: string | readonly string[];
  readonly options?: Invocation["options"];
  /** The project's folder; the first project where it is left out. */
  readonly project?: string;
}

export function registerTasks(context: ManagementContext): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    // For each alias that may be migrated, and what needs no alias.
    provideTasks: () =>
      context.databases.all.flatMap((database) =>
        ["migrate", "showmigrations"].map((command) =>
          taskOf(context, {
            invocation: { command, database: [database.id.alias] },
            database,
          }),
        ),
      ),
    resolveTask: (task) => {
      const request = requestOf(context, task.definition as Definition);
      return request === undefined ? undefined : taskOf(context, request, task);
    },
  });
}

/** Runs a command as a task, in a terminal that is shown; resolves with what came of it. */
export async function runTask(context: ManagementContext, request: Request): Promise<Executed> {
  const name = nameOf(request);
  // The editor would offer to end the one that runs, and never say that nothing came of this one.
  if (isRunning(name)) {
    const because = `${name} is still running: wait for it, or stop it in its terminal`;
    return { isDone: false, gist: because, sentences: [`${because}.`] };
  }
  const terminal = new CommandTerminal(context, request);
  await vscode.tasks.executeTask(taskOf(context, request, undefined, terminal));
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: name,
      cancellable: true,
    },
    (_, token) => {
      token.onCancellationRequested(() => terminal.cancel());
      return terminal.executed;
    },
  );
}

function isRunning(name: string): boolean {
  return vscode.tasks.taskExecutions.some(
    ({ task }) => task.source === productName && task.name === name,
  );
}

function taskOf(
  context: ManagementContext,
  request: Request,
  like?: vscode.Task,
  terminal?: CommandTerminal,
): vscode.Task {
  const { invocation, database } = request;
  const { command, database: aliases, options } = invocation;
  const definition: Definition = (like?.definition as Definition) ?? {
    type: taskType,
    command,
    ...(aliases === undefined
      ? {}
      : { database: aliases.length === 1 ? (aliases[0] ?? "") : aliases }),
    ...(options === undefined ? {} : { options }),
    project: database.id.project,
  };
  const task = new vscode.Task(
    definition,
    like?.scope ?? vscode.TaskScope.Workspace,
    like?.name ?? nameOf(request),
    productName,
    new vscode.CustomExecution(() =>
      Promise.resolve(terminal ?? new CommandTerminal(context, request)),
    ),
    ["$django-multidb-traceback", "$django-multidb-marked-traceback"],
  );
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    clear: true,
  };
  return task;
}

function nameOf({ invocation, database }: Request): string {
  const command = commandNamed(invocation.command);
  const { app_label: app, migration_name: name } = invocation.options ?? {};
  const what = [app, name].filter((word) => typeof word === "string").join(" ");
  const where = invocation.database === undefined ? "" : ` on ${database.label}`;
  return `${command?.title ?? invocation.command}${what === "" ? "" : ` ${what}`}${where}`;
}

/** What a definition stands for; undefined where there is no such project, alias or command. */
function requestOf({ databases }: ManagementContext, definition: Definition): Request | undefined {
  const command = catalogue.find(({ name }) => name === definition.command);
  if (command === undefined) return undefined;
  const { database: written, options, project } = definition;
  const aliases = written === undefined ? [] : typeof written === "string" ? [written] : written;
  const wanted = aliases[0] ?? "default";
  const inProject = (each: Database): boolean =>
    project === undefined || each.id.project === project || each.id.project.endsWith(`/${project}`);
  const database = databases.all.find((each) => inProject(each) && each.id.alias === wanted);
  if (database === undefined) return undefined;
  const named =
    command.database === "none" ? {} : { database: aliases.length > 0 ? aliases : [wanted] };
  return {
    invocation: { command: command.name, ...named, ...(options === undefined ? {} : { options }) },
    database,
  };
}
