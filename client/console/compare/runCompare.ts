/** Runs one read on several aliases and compares each of the others with the first, row by row. */
import * as vscode from "vscode";
import type { Database, Databases } from "#client/databases/contract.ts";
import type { Connection, Value } from "#client/drivers/driver.ts";
import { classify } from "#client/drivers/sql/classify.ts";
import type { Column } from "#client/drivers/values.ts";
import { askParameters } from "#client/console/ask/askParameters.ts";
import { failureOutput, htmlOutput, textOutput } from "#client/console/show/outputs.ts";
import { bind, parametersOf } from "#client/console/statements/parameters.ts";
import { dialectOf } from "#client/console/statements/runStatements.ts";
import type { Typed } from "#client/console/statements/typed.ts";
import { compareRows, mismatch, type Side } from "./compare.ts";
import { comparisonHtml, comparisonText } from "./show.ts";
import { pageRows, sideOf } from "./sideOf.ts";

/** Differences that are shown, rows that may wait for their partner, characters of a value that are compared. */
const bounds = { keep: 500, waiting: 200_000, cellLimit: 100_000 };

export interface CompareTask {
  readonly sql: string;
  /** The first is the one that the others are compared with. */
  readonly on: readonly Database[];
  readonly given: Map<string, Typed>;
}

/** Whether everything could be compared; what was found is in the cell's output. */
export async function runCompare(
  databases: Databases,
  execution: vscode.NotebookCellExecution,
  { sql, on, given }: CompareTask,
  signal: AbortSignal,
): Promise<boolean> {
  const [first, ...others] = on;
  if (first === undefined) return false;
  let values: ReadonlyMap<string, Value> | undefined;
  let key: readonly number[] | undefined;
  let isGood = true;
  for (const other of others) {
    // Both are read afresh for each pair, so that nothing has to be kept.
    const opened = await openAll(databases, [first, other]);
    if (!Array.isArray(opened)) {
      await execution.appendOutput(textOutput(opened.problem));
      return false;
    }
    const stop = () => void Promise.all(opened.map((connection) => connection.cancel()));
    signal.addEventListener("abort", stop);
    try {
      values ??= await valuesFor(sql, opened[0], given, signal);
      if (values === undefined) return false;
      const left = await readSide(sql, first, opened[0], values);
      const right = await readSide(sql, other, opened[1], values);
      const failed = "problem" in left ? left : "problem" in right ? right : undefined;
      if (failed !== undefined || "problem" in left || "problem" in right) {
        if (failed) await execution.appendOutput(failed.problem);
        isGood = false;
        continue;
      }
      const unlike = mismatch(left.side.columns, right.side.columns);
      if (unlike !== undefined) {
        await execution.appendOutput(textOutput(`${first.label} and ${other.label}: ${unlike}`));
        isGood = false;
        continue;
      }
      key ??= await chooseKey(left.side.columns);
      if (key === undefined) return false;
      const found = await compareRows(left.side, right.side, { ...bounds, key, signal });
      const sides = { left: first.label, right: other.label };
      const { columns } = left.side;
      await execution.appendOutput(
        htmlOutput(comparisonHtml(found, columns, sides), comparisonText(found, columns, sides)),
      );
      isGood &&= found.because === undefined;
    } finally {
      signal.removeEventListener("abort", stop);
      await Promise.all(opened.map((connection) => connection.close()));
    }
  }
  return isGood;
}

async function openAll(
  databases: Databases,
  on: readonly [Database, Database],
): Promise<[Connection, Connection] | { readonly problem: string }> {
  const left = await databases.connect(on[0].id, "comparison");
  if (left.kind === "refused") return { problem: `${on[0].label}: ${left.detail}` };
  const right = await databases.connect(on[1].id, "comparison");
  if (right.kind === "open") return [left.connection, right.connection];
  await left.connection.close();
  return { problem: `${on[1].label}: ${right.detail}` };
}

async function valuesFor(
  sql: string,
  connection: Connection,
  given: Map<string, Typed>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Value> | undefined> {
  const found = parametersOf(sql, dialectOf(connection), connection.server.modes);
  if (found.kind === "refused" || found.parameters.length === 0) return new Map();
  return askParameters(found, given, connection.server.dialect, signal);
}

async function readSide(
  sql: string,
  { label }: Database,
  connection: Connection,
  values: ReadonlyMap<string, Value>,
): Promise<{ readonly side: Side } | { readonly problem: vscode.NotebookCellOutput }> {
  const { dialect, modes, placeholder } = connection.server;
  const verdict = dialect && classify(sql, dialect, modes);
  if (verdict === undefined || verdict.kind !== "read")
    return {
      problem: textOutput(
        `${label}: only a statement that reads can be compared${verdict && verdict.reasons.length > 0 ? `: ${verdict.reasons.join(", ")}` : ""}`,
      ),
    };
  const found = parametersOf(sql, dialectOf(connection), modes);
  if (found.kind === "refused") return { problem: textOutput(`${label}: ${found.message}`) };
  const { statement, origin } = bind(sql, found, values, placeholder);
  const ran = await connection.run(statement, {
    rows: pageRows,
    cellLimit: bounds.cellLimit,
    once: true,
  });
  if (ran.kind === "failed") {
    const at = ran.position === undefined ? undefined : origin(ran.position);
    return {
      problem: failureOutput({ ...ran, message: `${label}: ${ran.message}` }, sql, at),
    };
  }
  const [result] = ran.results;
  return result === undefined || result.columns.length === 0
    ? { problem: textOutput(`${label}: the statement answers no rows`) }
    : { side: sideOf(connection, result) };
}

interface ColumnChoice extends vscode.QuickPickItem {
  readonly at: number;
}

/** The places of the key's columns; none for the position. Undefined where the user gave up. */
async function chooseKey(columns: readonly Column[]): Promise<readonly number[] | undefined> {
  const guessed = columns.findIndex(({ name }) => /^(?:id|pk|uuid)$/i.test(name));
  const choices = columns.map(({ name, type }, at): ColumnChoice => ({
    label: name,
    description: type,
    picked: at === guessed,
    at,
  }));
  const chosen = await vscode.window.showQuickPick(choices, {
    canPickMany: true,
    ignoreFocusOut: true,
    title: "Which columns tell which rows belong together?",
    placeHolder: "None: rows are compared by their position",
  });
  return chosen?.map(({ at }) => at);
}
