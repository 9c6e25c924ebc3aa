/** The command Migrate All: plans first, one yes for all, then alias by alias until one fails. */
import * as vscode from "vscode";
import type { Database } from "#client/databases/contract.ts";
import { orderOf, runInOrder } from "./all.ts";
import { chooseProject } from "./ask/choose.ts";
import { shown } from "./commandLine.ts";
import { confirmed } from "./confirm.ts";
import type { Given, ManagementContext } from "./context.ts";
import type { MigrationDocuments } from "./documents.ts";
import { prepare, weighedOf, type Prepared, type Request } from "./execute.ts";
import { runTask } from "./terminal/tasks.ts";
import { count, weigh } from "./weigh.ts";

export async function runAll(
  context: ManagementContext,
  documents: MigrationDocuments,
  given: Given,
): Promise<void> {
  const first = await chooseProject(context, given, "Migrate All");
  if (first === undefined) return;
  const { order, skipped } = orderOf(
    context.databases.all.filter(({ id }) => id.project === first.id.project),
  );
  const ready = await confirmAll(
    context,
    order,
    skipped.map(({ database, because }) => `${database.id.alias} is left out: ${because}.`),
  );
  if (ready === undefined) return;
  const { isDone, gist, paragraphs } = await runInOrder(ready, (database) =>
    runTask(context, { ...requestFor(database), isConfirmed: true }),
  );
  // Not waited for: the command is over.
  void tell(isDone, gist).then((answer) =>
    answer === details
      ? documents.show("Migrate All.md", `# Migrate All\n\n${paragraphs.join("\n\n")}\n`)
      : undefined,
  );
}

const details = "Show Details";

function tell(isDone: boolean, gist: string): Thenable<string | undefined> {
  return isDone
    ? vscode.window.showInformationMessage(gist, details)
    : vscode.window.showErrorMessage(gist, details);
}

function requestFor(database: Database): Request {
  return { invocation: { command: "migrate", database: [database.id.alias] }, database };
}

/** The aliases with something to do, once the user has said yes to each; undefined where not. */
async function confirmAll(
  context: ManagementContext,
  order: readonly Database[],
  notes: readonly string[],
): Promise<readonly Database[] | undefined> {
  const ready: Database[] = [];
  const lines: string[] = [];
  const production: { readonly database: Database; readonly prepared: Prepared }[] = [];
  for (const database of order) {
    const request = requestFor(database);
    const prepared = await prepare(context, request);
    if (typeof prepared === "string") return refuse(`${database.label}: ${prepared}.`);
    const steps = prepared.planned?.steps;
    if (steps?.length === 0) {
      lines.push(`${database.label}: nothing to do.`);
      continue;
    }
    const weighed = weigh(prepared.command, request.invocation, weighedOf(database), steps);
    if (weighed.kind === "refused") return refuse(`${database.label}: ${weighed.because}.`);
    lines.push(
      `${database.label}: ${steps === undefined ? "not read" : count(steps.length, "migration", "migrations")}.`,
      ...(weighed.kind === "confirm" ? weighed.reasons.map((reason) => `  ${reason}`) : []),
    );
    if (weighed.kind === "confirm" && weighed.typed !== undefined)
      production.push({ database, prepared });
    ready.push(database);
  }
  if (ready.length === 0) {
    void vscode.window.showInformationMessage("Every alias is up to date.");
    return undefined;
  }
  const line = ready.map(({ id }) => id.alias).join(", ");
  const question = `Migrate ${count(ready.length, "alias", "aliases")}, one after the other?`;
  const reasons = [...lines, ...notes];
  if (!(await confirmed({ kind: "confirm", question, reasons, typed: undefined }, line)))
    return undefined;
  for (const { database, prepared } of production) {
    const weighed = weigh(
      prepared.command,
      requestFor(database).invocation,
      weighedOf(database),
      [],
    );
    if (weighed.kind === "confirm" && !(await confirmed(weighed, shown(prepared.words))))
      return undefined;
  }
  return ready;
}

function refuse(sentence: string): undefined {
  void vscode.window.showErrorMessage(sentence);
  return undefined;
}
