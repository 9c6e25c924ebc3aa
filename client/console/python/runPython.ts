/** Runs a cell of Python in the project's Django, and shows what it prints, gives and raises. */
import * as vscode from "vscode";
import type { Database, Databases } from "#client/databases/contract.ts";
import type { ServerFacts } from "#client/drivers/driver.ts";
import type { PythonFailed } from "#client/python/answer.ts";
import type { PythonEvent, PythonOptions } from "#client/python/process.ts";
import { resultOutput, type NotebookResults } from "#client/results/notebookResults.ts";
import type { ResultSource } from "#client/results/serving/source.ts";
import { limits } from "#client/settings/databaseSettings.ts";
import type { Console } from "#client/console/run/console.ts";
import { textOutput } from "#client/console/show/outputs.ts";
import { duration, plural } from "#client/console/statements/words.ts";
import { PythonConsole, type CellAnswer, type CellValue } from "./pythonConsole.ts";

/** Rows of a table that come back where no limit is set. */
const mostRows = 1000;

export class PythonCells {
  readonly #databases: Databases;
  readonly #results: NotebookResults;
  readonly #options: PythonOptions;
  readonly #changed: (console: Console) => void;
  /** Consoles in which the user has said yes to Python beside an alias that is not to be written. */
  readonly #confirmed = new WeakSet<Console>();

  constructor(
    databases: Databases,
    results: NotebookResults,
    options: PythonOptions,
    changed: (console: Console) => void,
  ) {
    this.#databases = databases;
    this.#results = results;
    this.#options = options;
    this.#changed = changed;
  }

  /** Whether the cell ran to its end. */
  async run(
    console: Console,
    execution: vscode.NotebookCellExecution,
    database: Database,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (!(await this.#mayRun(console, database))) {
      await execution.appendOutput(textOutput("Not run: it was not confirmed"));
      return false;
    }
    const python = this.#pythonOf(console, database);
    if (python === undefined) {
      await execution.appendOutput(
        textOutput(
          vscode.workspace.isTrusted
            ? "The project's Python interpreter is not known: set djangoMultidb.pythonPath"
            : "This folder is open in Restricted Mode, where no code of the project is run",
        ),
      );
      return false;
    }
    const { rowLimit } = limits(console.id.project);
    const printed = new Printed(execution);
    const answer = await python.run(
      execution.cell.document.getText(),
      rowLimit > 0 ? Math.min(rowLimit, mostRows) : mostRows,
      (event) => printed.take(event),
      signal,
    );
    await printed.done();
    if (answer.isNew)
      await execution.appendOutput(
        textOutput(
          "Python was started anew: names of earlier cells and open transactions are gone",
        ),
      );
    if (answer.kind === "failed") {
      await execution.appendOutput(failure(answer));
      return false;
    }
    await this.#show(answer.value, console, execution, database);
    return answer.value.error === undefined;
  }

  /** Python reaches whatever the project reaches; the sessions that the role protects are read-only all the same. */
  async #mayRun(console: Console, { label, role, permissions }: Database): Promise<boolean> {
    const { write } = permissions;
    if (write === "allow" || (write === "deny" && this.#confirmed.has(console))) return true;
    const detail =
      write === "deny"
        ? `The role ${role} denies writes: Django's connections to it are read-only in this console. Code may still do whatever Python can.`
        : `The role ${role} asks before writes, and what code will write cannot be told before it runs.`;
    const answer = await vscode.window.showWarningMessage(
      `Run Python in the project, on '${label}'?`,
      { modal: true, detail },
      "Run",
    );
    if (answer === "Run" && write === "deny") this.#confirmed.add(console);
    return answer === "Run";
  }

  #pythonOf(console: Console, { id }: Database): PythonConsole | undefined {
    if (console.python !== undefined) return console.python;
    const target = this.#databases.python(id);
    if (target === undefined) return undefined;
    const readOnly = this.#databases.all
      .filter((it) => it.id.project === id.project)
      .filter((it) => {
        const isOwn = it.id.alias === id.alias;
        // Of its own alias the user was asked; of others, nobody was.
        return it.permissions.write === "deny" || (it.permissions.write === "ask" && !isOwn);
      })
      .map((it) => it.id.alias);
    const binding = { alias: id.alias, readOnly };
    console.python = new PythonConsole(target, this.#options, binding, () =>
      this.#changed(console),
    );
    return console.python;
  }

  async #show(
    answer: CellAnswer,
    console: Console,
    execution: vscode.NotebookCellExecution,
    database: Database,
  ): Promise<void> {
    const { value, error, statements, milliseconds } = answer;
    if (error !== undefined) await execution.appendOutput(failure(error));
    if (value.kind === "text") await execution.appendOutput(textOutput(cut(value)));
    if (value.kind === "table") {
      const shown = console.results.get(execution.cell) ?? [];
      const output = this.#results.show(tableSource(value, milliseconds), {
        where: database.label,
        server: pythonServer,
        edits: { because: "These rows were made by Python" },
        export: () => Promise.resolve("Only what Python gave is there; it can be copied"),
      });
      console.results.set(execution.cell, [...shown, output.result]);
      await execution.appendOutput(resultOutput(output));
    }
    const aliases = [...new Set(statements.map(({ alias }) => alias))];
    const sent =
      statements.length === 0
        ? ""
        : `${plural(statements.length, "statement")} on ${aliases.join(", ")} · `;
    if (error === undefined)
      await execution.appendOutput(textOutput(`${sent}${duration(milliseconds)}`));
  }
}

function cut({ text, length }: CellValue & { readonly kind: "text" }): string {
  return length === undefined ? text : `${text}… (${plural(length, "character")})`;
}

/** What is printed, in one output for each stream, as it comes. */
class Printed {
  readonly #execution: vscode.NotebookCellExecution;
  #last: { readonly stream: string; readonly output: vscode.NotebookCellOutput } | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(execution: vscode.NotebookCellExecution) {
    this.#execution = execution;
  }

  take(event: PythonEvent): void {
    if (event.event !== "output") return;
    const { stream, text } = event;
    const item =
      stream === "stderr"
        ? vscode.NotebookCellOutputItem.stderr(text)
        : vscode.NotebookCellOutputItem.stdout(text);
    this.#turn = this.#turn.then(async () => {
      if (this.#last?.stream === stream)
        return this.#execution.appendOutputItems([item], this.#last.output);
      const output = new vscode.NotebookCellOutput([item]);
      this.#last = { stream, output };
      return this.#execution.appendOutput(output);
    });
  }

  async done(): Promise<void> {
    await this.#turn;
  }
}

/** The traceback as the editor shows those of every notebook. */
function failure({
  message,
  traceback,
  code,
  reason,
}: Omit<PythonFailed, "kind">): vscode.NotebookCellOutput {
  if (reason === "cancelled") return textOutput("Stopped");
  return new vscode.NotebookCellOutput([
    vscode.NotebookCellOutputItem.error({
      name: code ?? "Python",
      message:
        code !== undefined && message.startsWith(`${code}: `)
          ? message.slice(code.length + 2)
          : message,
      ...(traceback === undefined ? {} : { stack: traceback }),
    }),
  ]);
}

function tableSource(
  { columns, rows, more }: CellValue & { readonly kind: "table" },
  milliseconds: number,
): ResultSource {
  const page = (from: number, count: number) => ({
    kind: "rows" as const,
    from,
    rows: rows.slice(from, from + count),
    read: rows.length,
    end: more ? ("limit" as const) : ("all" as const),
  });
  return {
    columns,
    first: page(0, rows.length),
    milliseconds,
    rows: (from, count) => Promise.resolve(page(from, count)),
    whole: (row, column) => Promise.resolve(rows[row]?.[column] ?? null),
    cancel: () => Promise.resolve(),
    release: () => Promise.resolve(),
  };
}

/** Rows that Python made are written as standard SQL when they are copied. */
const pythonServer: ServerFacts = {
  product: "Python",
  version: "",
  dialect: undefined,
  modes: {},
  placeholder: "percent",
  database: "",
  user: undefined,
  encryption: undefined,
};
