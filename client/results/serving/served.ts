/** One result while it is shown: answers what its grids ask, and tells them of every change. */
import type { ServerFacts } from "#client/drivers/driver.ts";
import type { Cell } from "#client/drivers/values.ts";
import { plain } from "#client/results/formats/format.ts";
import type {
  Answer,
  Area,
  CopyFormat,
  EditingState,
  GridRow,
  GridState,
  NewValue,
  Request,
  Summary,
  View,
} from "#client/results/grid/messages.ts";
import { buildView } from "#client/results/view/buildView.ts";
import { copyText } from "./copyText.ts";
import { readWhole } from "./readWhole.ts";
import { runsOf } from "./runs.ts";
import type { ResultSource } from "./source.ts";

/** What serving needs of the editor. */
export interface Effects {
  copy(text: string): Promise<void>;
  /** Shows a value in full, read-only. */
  open(title: string, text: string, language: string): Promise<void>;
  /** Asks where to, and writes all rows of the statement there; answers the sentence to say, undefined for none. */
  export(): Promise<string | undefined>;
}

/** The changes that wait for a result; `results/editing` has the one that there is. */
export interface Edits {
  /** Finds out whether and how the result can be edited. Asked once, at the first grid. */
  prepare(): Promise<void>;
  state(): EditingState;
  /** Ids of the rows that were added, in order. */
  added(): readonly number[];
  /** A row of the result, or an added one (then without cells), as it looks with its changes. */
  show(id: number, cells: readonly Cell[] | undefined): GridRow;
  /** @param cells the row as it was read, each cell in full that may be changed; none for an added row */
  edit(
    id: number,
    column: number,
    value: NewValue,
    cells: readonly Cell[] | undefined,
  ): string | undefined;
  add(): void;
  delete(
    rows: readonly { readonly id: number; readonly cells: readonly Cell[] | undefined }[],
  ): void;
  revert(id: number | undefined): void;
  /** The sentence to say, and whether it is of a failure. */
  apply(): Promise<{ readonly text: string; readonly isProblem: boolean }>;
}

export interface ServedFacts {
  /** Where it was read: "shop on replica". */
  readonly where: string;
  readonly server: ServerFacts;
  /** Undefined where the result cannot be edited at all; `because` says why. */
  readonly edits: Edits | { readonly because: string };
  readonly effects: Effects;
}

/** Rows that a grid gets with one answer, and that reading on asks for. */
const page = 1000;

export class ServedResult {
  readonly source: ResultSource;
  readonly #facts: ServedFacts;
  readonly #tell: (answer: Answer) => void;
  #summary: Summary;
  #view: View = { sort: undefined, filter: "" };
  /** The rows of the view; undefined where it is all that were read, as they came. */
  #order: Uint32Array | undefined;
  #version = 1;
  #busy: string | undefined;
  #stopping = false;
  /** Whether what reads now is to go on to the last row. */
  #readsAll = false;
  #isPrepared = false;

  /** @param tell reaches every grid that shows the result */
  constructor(source: ResultSource, facts: ServedFacts, tell: (answer: Answer) => void) {
    this.source = source;
    this.#facts = facts;
    this.#tell = tell;
    const { first, milliseconds } = source;
    this.#summary = summaryOf({ milliseconds, where: facts.where }, first);
  }

  get summary(): Summary {
    return this.#summary;
  }

  /** The first page, as an output holds it. */
  get firstRows(): readonly GridRow[] {
    return this.source.first.rows.map((cells, id) => ({ id, cells }));
  }

  state(): GridState {
    const edits = this.#edits;
    const added = edits?.added().length ?? 0;
    return {
      summary: this.#summary,
      view: this.#view,
      version: this.#version,
      count: (this.#order?.length ?? this.#summary.read) + added,
      busy: this.#busy,
      editing: edits?.state() ?? { kind: "fixed", because: this.#fixedBecause },
    };
  }

  /** Carries out what a grid asks for; its answers go to every grid. Never rejects. */
  async handle(request: Request): Promise<void> {
    switch (request.kind) {
      case "ready":
        return this.#ready();
      case "rows":
        return this.#sendRows(request.version, request.from, request.count);
      case "read":
        return this.#read(request.all);
      case "stop":
        return this.#stop();
      case "view":
        return this.#look(request.view);
      case "whole":
        return this.#sendWhole(request.row, request.column);
      case "open":
        return this.#open(request.row, request.column);
      case "copy":
        return this.#copy(request.format, request.area);
      case "export":
        return this.#export();
      case "edit":
        return this.#edit(request.row, request.column, request.value);
      case "add":
        this.#edits?.add();
        return this.#changed();
      case "delete":
        return this.#delete(request.rows);
      case "revert":
        this.#edits?.revert(request.row);
        return this.#changed();
      case "apply":
        return this.#apply();
      case "query":
      case "count":
        return undefined;
    }
  }

  get #edits(): Edits | undefined {
    const { edits } = this.#facts;
    return "because" in edits ? undefined : edits;
  }

  get #fixedBecause(): string {
    const { edits } = this.#facts;
    return "because" in edits ? edits.because : "";
  }

  async #ready(): Promise<void> {
    this.#sendState();
    if (this.#isPrepared || !this.#edits) return;
    this.#isPrepared = true;
    await this.#edits.prepare();
    this.#sendState();
  }

  #sendState(): void {
    this.#tell({ kind: "state", state: this.state() });
  }

  /** Rows look otherwise than before. */
  #changed(): void {
    this.#version++;
    this.#sendState();
  }

  #say(text: string, isProblem = false): void {
    this.#tell({ kind: "said", text, isProblem });
  }

  async #sendRows(version: number, from: number, count: number): Promise<void> {
    if (version !== this.#version) return;
    const rows = await this.#rows(from, Math.min(count, page));
    if (rows && version === this.#version) this.#tell({ kind: "rows", version, from, rows });
  }

  /** Rows of the view, from their places; undefined where the source has lost them. */
  async #rows(from: number, count: number): Promise<readonly GridRow[] | undefined> {
    const edits = this.#edits;
    const read = this.#order?.length ?? this.#summary.read;
    const end = Math.min(from + count, read);
    const found: GridRow[] = [];
    for (const run of runsOf(this.#order, from, end)) {
      const cells = await this.#cells(run.from, run.count);
      if (cells === undefined) return undefined;
      for (const [at, row] of cells.entries()) {
        const id = run.from + at;
        found.push(edits?.show(id, row) ?? { id, cells: row });
      }
    }
    const added = edits?.added() ?? [];
    for (let place = Math.max(from, read); place < from + count; place++) {
      const id = added[place - read];
      if (edits && id !== undefined) found.push(edits.show(id, undefined));
    }
    return found;
  }

  /** Rows of the result that were read before. */
  async #cells(from: number, count: number): Promise<readonly (readonly Cell[])[] | undefined> {
    const { first } = this.source;
    if (from + count <= first.rows.length) return first.rows.slice(from, from + count);
    const answer = await this.source.rows(from, count);
    if (answer.rows.length >= count) return answer.rows;
    this.#say(`the rows are no longer held: ${answer.because ?? "the result was closed"}`, true);
    return undefined;
  }

  async #read(all: boolean): Promise<void> {
    // While a page is read: then it is not the last one.
    if (all) this.#readsAll = true;
    if (this.#busy !== undefined || this.#summary.end !== "more") return;
    this.#readsAll = all;
    const shown = this.#summary.read;
    this.#begin(all ? "Reading all rows …" : "Reading on …");
    let told = performance.now();
    for (;;) {
      this.#summary = summaryOf(this.#summary, await this.source.rows(this.#summary.read, page));
      if (!this.#readsAll || this.#summary.end !== "more" || this.#stopping) break;
      if (performance.now() - told < 500) continue;
      told = performance.now();
      this.#begin(`Reading all rows: ${this.#summary.read.toLocaleString("en")} so far …`);
    }
    this.#end();
    // Rows that were there stay; a grid forgets what it holds only where something is between.
    if (this.#order !== undefined && this.#summary.read > shown) await this.#look(this.#view);
    else if ((this.#edits?.added().length ?? 0) > 0) this.#changed();
    else this.#sendState();
  }

  async #stop(): Promise<void> {
    if (this.#busy === undefined) return;
    this.#stopping = true;
    // A page is over soon, but for a server that still looks for its rows.
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (this.#stopping) await this.source.cancel();
  }

  #begin(what: string): void {
    this.#busy = what;
    this.#sendState();
  }

  #end(): void {
    this.#busy = undefined;
    this.#stopping = false;
  }

  async #look(view: View): Promise<void> {
    if (this.#busy !== undefined) return this.#sendState();
    if (view.sort === undefined && view.filter === "") this.#order = undefined;
    else {
      this.#begin(view.filter === "" ? "Sorting …" : "Filtering …");
      const order = await buildView(
        view,
        this.source.columns,
        this.#summary.read,
        (from, count) => this.#cells(from, count),
        () => this.#stopping,
      );
      this.#end();
      if (order === undefined) return this.#sendState();
      this.#order = order;
    }
    this.#view = view;
    this.#changed();
  }

  /** A row by its id, as it was read; undefined for an added one. */
  async #original(id: number): Promise<readonly Cell[] | undefined> {
    return id < 0 ? undefined : (await this.#cells(id, 1))?.[0];
  }

  /** The cell in full, with the change that waits for it. */
  async #whole(id: number, column: number): Promise<Cell | undefined> {
    const cells = await this.#original(id);
    const shown = this.#edits?.show(id, cells) ?? { id, cells: cells ?? [] };
    const cell = shown.cells[column] ?? null;
    if (shown.changed?.includes(column) || id < 0) return cell;
    const whole = await readWhole(this.source, id, column, cell);
    if (whole.kind === "cell") return whole.cell;
    this.#say(whole.message, true);
    return undefined;
  }

  async #sendWhole(row: number, column: number): Promise<void> {
    const cell = await this.#whole(row, column);
    if (cell !== undefined) this.#tell({ kind: "whole", row, column, cell });
  }

  async #open(row: number, at: number): Promise<void> {
    const cell = await this.#whole(row, at);
    const column = this.source.columns[at];
    if (cell === undefined || column === undefined) return;
    const { kind, text = "" } = plain(cell, column);
    const title = `${column.name} of row ${row < 0 ? "new" : row + 1}`;
    await this.#facts.effects.open(title, text, kind === "json" ? "json" : "plaintext");
  }

  async #copy(format: CopyFormat, area: Area | undefined): Promise<void> {
    const { columns } = this.source;
    const { server, effects } = this.#facts;
    const copied = await copyText(
      { columns, server, format, area, count: this.state().count },
      async (from, count, first, last) => {
        const rows = await this.#rows(from, count);
        return rows && Promise.all(rows.map((row) => this.#wholeCells(row, first, last)));
      },
    );
    if (copied === undefined) return;
    if (copied.text !== undefined) await effects.copy(copied.text);
    this.#say(copied.said, copied.text === undefined);
  }

  /** The cells of these columns, those in full that were cut. */
  async #wholeCells(row: GridRow, first: number, last: number): Promise<readonly Cell[]> {
    const cells: Cell[] = [];
    for (let column = first; column <= last; column++) {
      const cell = row.cells[column] ?? null;
      const whole = await readWhole(this.source, row.id, column, cell);
      cells.push(whole.kind === "cell" ? whole.cell : cell);
    }
    return cells;
  }

  async #export(): Promise<void> {
    const said = await this.#facts.effects.export();
    if (said !== undefined) this.#say(said);
  }

  async #edit(id: number, column: number, value: NewValue): Promise<void> {
    const cells = await this.#original(id);
    const problem = this.#edits?.edit(id, column, value, cells && (await this.#inFull(id, cells)));
    this.#changed();
    if (problem !== undefined) this.#say(problem, true);
  }

  async #delete(ids: readonly number[]): Promise<void> {
    const rows: { id: number; cells: readonly Cell[] | undefined }[] = [];
    for (const id of ids) {
      const cells = await this.#original(id);
      rows.push({ id, cells: cells && (await this.#inFull(id, cells)) });
    }
    this.#edits?.delete(rows);
    this.#changed();
  }

  /** The row with every cell in full. */
  #inFull(id: number, cells: readonly Cell[]): Promise<readonly Cell[]> {
    return this.#wholeCells({ id, cells }, 0, cells.length - 1);
  }

  async #apply(): Promise<void> {
    if (this.#busy !== undefined || !this.#edits) return;
    this.#begin("Applying the changes …");
    const { text, isProblem } = await this.#edits.apply();
    this.#end();
    this.#changed();
    this.#say(text, isProblem);
  }
}

function summaryOf(
  before: { readonly milliseconds: number; readonly where: string },
  { read, end, because }: { read: number; end: Summary["end"]; because?: string },
): Summary {
  const { milliseconds, where } = before;
  return { read, end, milliseconds, where, ...(because !== undefined && { because }) };
}
