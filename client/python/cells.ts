/** Runs Python cells: code in the project's Django, in a namespace that lasts as long as its process. */
import type { PythonTarget } from "#client/connections/target.ts";
import type { Answer, PythonFailed } from "./answer.ts";
import { startPython, type PythonOptions, type PythonProcess } from "./process.ts";

/** What a console's cells are bound to: `cursor`, `connection`, `connections`, `settings` and the models by name. */
export interface CellsBinding {
  readonly alias: string;
  /**
   * The aliases on which the server itself is told to refuse writes, on each connection that a cell's code opens.
   * Python can do whatever it likes beside that (another connection of its own, a file, a shell): whether cells may
   * run at all where writes are denied is the caller's to decide, and the default is that they may not.
   */
  readonly readOnly: readonly string[];
}

/** What the console is connected to. */
export interface CellsFacts {
  readonly product: string;
  readonly version: string;
  /** The names that cells can use from the start. */
  readonly names: readonly string[];
}

export interface CellRequest {
  readonly code: string;
  /** The cell's number, which tracebacks show: `<cell 3>`. */
  readonly number: number;
  /** At most so many rows of a table are shown. */
  readonly rows: number;
  /** Called with what the cell prints, while it prints. */
  readonly onOutput: (stream: "stdout" | "stderr", text: string) => void;
}

/** What a cell did. One that raises is answered too: what it ran before has happened. */
export interface CellRan {
  /** Of the last expression. */
  readonly value?: CellValue;
  readonly error?: Omit<PythonFailed, "kind">;
  readonly milliseconds: number;
  /** What it ran on the databases, in order, as far as Django saw it; without parameters. At most 200. */
  readonly statements: readonly CellStatement[];
  /** The aliases on which a transaction is open after it. */
  readonly transactions: readonly string[];
}

export interface CellStatement {
  readonly alias: string;
  /** At most 2,000 characters. */
  readonly sql: string;
  readonly milliseconds: number;
  readonly error?: string;
}

export type CellValue =
  | { readonly kind: "nothing" }
  /** Python's `repr`; `length` is that of the whole where it was cut. */
  | { readonly kind: "text"; readonly text: string; readonly length?: number }
  /** A cursor, a queryset, or a list of models, dicts or tuples. */
  | {
      readonly kind: "table";
      readonly columns: readonly { readonly name: string; readonly kind: CellKind }[];
      readonly rows: readonly (readonly CellOf[])[];
      /** Whether there are others. */
      readonly more: boolean;
    };

/** A cell and its kind as the drivers' contract has them. */
export type CellKind =
  | "text"
  | "integer"
  | "decimal"
  | "float"
  | "boolean"
  | "date"
  | "time"
  | "timestamp"
  | "interval"
  | "uuid"
  | "json"
  | "array"
  | "binary"
  | "other";
export type CellOf =
  | null
  | string
  | { readonly kind: CellKind; readonly text: string; readonly length?: number };

/** Starts the process of a console and connects to its alias. The caller has checked that cells may run there. */
export async function openCells(
  target: PythonTarget,
  options: PythonOptions,
  { alias, readOnly }: CellsBinding,
): Promise<Answer<PythonCells>> {
  const started = await startPython(target, options);
  if (started.kind === "failed") return started;
  const opened = await started.value.ask<CellsFacts>("console", { alias, readOnly });
  if (opened.kind === "answer")
    return { kind: "answer", value: new PythonCells(started.value, opened.value) };
  await started.value.dispose();
  return opened;
}

/** An open console. Its state is lost with its process, which is not started again by itself. */
export class PythonCells {
  readonly facts: CellsFacts;
  readonly #python: PythonProcess;

  constructor(python: PythonProcess, facts: CellsFacts) {
    this.#python = python;
    this.facts = facts;
  }

  /** Resolves with the reason when the process is gone. */
  get ended(): Promise<PythonFailed> {
    return this.#python.ended;
  }

  /**
   * Runs a cell after those before it. Aborting stops the statement that it runs on the server, else interrupts it
   * (`KeyboardInterrupt`); code that heeds neither is ended with the process after some seconds.
   */
  run(request: CellRequest, signal: AbortSignal): Promise<Answer<CellRan>> {
    const { code, number, rows, onOutput } = request;
    return this.#python.ask<CellRan>(
      "cell",
      { code, number, rows },
      {
        limit: 0,
        signal,
        onEvent: (event) => {
          if (event.event === "output") onOutput(event.stream, event.text);
        },
      },
    );
  }

  /** Ends the process; open transactions are rolled back by their servers. Idempotent. */
  dispose(): Promise<void> {
    return this.#python.dispose();
  }
}
