/** Runs one management command from weighing to the outcome; what it says goes to whoever listens. */
import type { Database } from "#client/databases/contract.ts";
import { commandNamed } from "./catalogue.ts";
import type { ManagementCommand } from "./command.ts";
import { shown, wordsOf, type Invocation } from "./commandLine.ts";
import { confirmed } from "./confirm.ts";
import type { ManagementContext } from "./context.ts";
import { manageOf, type Manage } from "./manageTarget.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import { planOn, recordedOn, type Planned } from "./planning.ts";
import { run, type Running } from "./run.ts";
import { isEmptyAlias, notesOf, weigh } from "./weigh.ts";

/** What is to be run, and on which alias; for commands without a database any alias of the project will do. */
export interface Request {
  readonly invocation: Invocation;
  readonly database: Database;
  /** Whether the user has said yes already: to a plan for several aliases. */
  readonly isConfirmed?: true;
}

/** What listens to a run. */
export interface Listener {
  /** The command line, notes, and what the command prints. */
  say(text: string): void;
  /** The command runs now, and can be stopped. */
  started(running: Running): void;
}

/** `undefined`: the user said no. */
export type Executed = Outcome | undefined;

/** A command that is ready to run: what it is, how it is started, and what it would do. */
export interface Prepared {
  readonly command: ManagementCommand;
  readonly manage: Manage;
  readonly words: readonly string[];
  readonly planned: Planned | undefined;
}

/** @returns why it cannot be run, a sentence without a full stop */
export async function prepare(
  context: ManagementContext,
  { invocation, database }: Request,
): Promise<Prepared | string> {
  const command = commandNamed(invocation.command);
  if (command === undefined) return `${invocation.command} is no command that is offered here`;
  const manage = manageOf(context.databases, database.id);
  if (manage === undefined)
    return "no interpreter of the project is known, or the workspace is not trusted";
  const { app_label: app, migration_name: name } = invocation.options ?? {};
  const target = {
    ...(typeof app === "string" ? { app } : {}),
    ...(typeof name === "string" ? { name } : {}),
  };
  const planned =
    command.effect === "migrates" ? await planOn(context, database, target) : undefined;
  return { command, manage, words: wordsOf(command, invocation, manage.target), planned };
}

export async function execute(
  context: ManagementContext,
  request: Request,
  listener: Listener,
): Promise<Executed> {
  const prepared = await prepare(context, request);
  if (typeof prepared === "string") return refused(prepared, listener);
  const { command, manage, words, planned } = prepared;
  const { database, invocation } = request;
  const line = shown(words);
  const weighed = weigh(command, invocation, weighedOf(database), planned?.steps);
  if (weighed.kind === "refused") return refused(weighed.because, listener);
  if (
    weighed.kind === "confirm" &&
    request.isConfirmed !== true &&
    !(await confirmed(weighed, line))
  )
    return undefined;
  listener.say(`> ${line}\n`);
  for (const note of notesOf(command, database.id.alias, planned?.steps)) listener.say(`${note}\n`);
  const running = run({
    words,
    folder: manage.target.project,
    environment: manage.environment,
    onOutput: (text) => listener.say(text),
  });
  listener.started(running);
  const ended = await running.ended;
  const changes = command.effect === "migrates" && planned?.recorded.kind === "read";
  const outcome = outcomeOf({
    alias: database.id.alias,
    ended,
    before: planned?.recorded,
    after: changes ? await recordedOn(context, database) : undefined,
    engine: database.engine,
    isWrapped: manage.isWrapped,
  });
  listener.say(`\n${outcome.sentences.join(" ")}\n`);
  if (command.effect !== "reads")
    context.ran.fire({ project: database.id.project, aliases: [database.id] });
  return outcome;
}

function refused(because: string, listener: Listener): Outcome {
  const sentence = `${because.charAt(0).toUpperCase()}${because.slice(1)}.`;
  listener.say(`${sentence}\n`);
  return { isDone: false, gist: because, sentences: [sentence] };
}

/** What is weighed of an alias. */
export function weighedOf(database: Database): Parameters<typeof weigh>[2] {
  const { id, where, role, permissions, mirrorOf, settings } = database;
  const isEmpty = isEmptyAlias(settings);
  return { alias: id.alias, where, role, permissions, mirrorOf, isEmpty };
}
