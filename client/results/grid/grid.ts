/** One result as a grid: puts table, tools and panes together, and speaks with the extension. */
import { lengthOf } from "./cellText.ts";
import { ChangesList } from "./changesList.ts";
import { Detail } from "./detail.ts";
import { element } from "./dom.ts";
import type {
  Answer,
  EditableColumn,
  GridOutput,
  GridRow,
  GridState,
  Request,
  ToExtension,
  ToGrid,
} from "./messages.ts";
import { isOwnKey } from "./ownKeys.ts";
import { RowStore } from "./rowStore.ts";
import type { Position } from "./selection.ts";
import { Table } from "./table.ts";
import { Tools } from "./tools.ts";

/** The way to the extension, of a panel or of a notebook's renderer. */
export interface Channel {
  send(message: ToExtension): void;
  /** Every message that comes, whatever result it is for; returns how to stop listening. */
  listen(take: (message: ToGrid) => void): () => void;
}

/** Rows before the end of what was read at which the grid asks for the next page. */
const readAhead = 100;

export class Grid {
  readonly element = element("section", { class: "result" });
  readonly #output: GridOutput;
  readonly #channel: Channel | undefined;
  readonly #store = new RowStore();
  readonly #tools: Tools;
  readonly #table: Table;
  readonly #detail: Detail;
  readonly #changes: ChangesList;
  readonly #stop: () => void;
  #state: GridState;
  #isLive = false;
  #opened: { readonly position: Position; readonly id: number } | undefined;
  #asksForMore = false;

  /**
   * @param output the first rows, shown at once
   * @param channel undefined where there is no extension to answer: then those rows are all
   */
  constructor(output: GridOutput, place: HTMLElement, channel: Channel | undefined) {
    this.#output = output;
    this.#channel = channel;
    this.#state = {
      summary: output.summary,
      view: { sort: undefined, filter: "" },
      version: 0,
      count: output.rows.length,
      busy: undefined,
      editing: { kind: "unknown" },
    };
    this.#store.receive(0, output.rows);
    this.#tools = new Tools({
      filtered: (filter) => this.#send({ kind: "view", view: { ...this.#state.view, filter } }),
      copied: (format) => this.#send({ kind: "copy", format, area: this.#areaToCopy() }),
      readAll: () => this.#send({ kind: "read", all: true }),
      stopped: () => this.#send({ kind: "stop" }),
      exported: () => this.#send({ kind: "export" }),
      added: () => this.#send({ kind: "add" }),
      deleted: () => this.#delete(),
    });
    this.#detail = new Detail({
      edited: (value) => {
        const opened = this.#opened;
        if (opened)
          this.#send({ kind: "edit", row: opened.id, column: opened.position.column, value });
      },
      opened: () => {
        const opened = this.#opened;
        if (opened) this.#send({ kind: "open", row: opened.id, column: opened.position.column });
      },
      closed: () => {
        this.#opened = undefined;
        this.#table.focus();
      },
    });
    this.#changes = new ChangesList({
      applied: () => this.#send({ kind: "apply" }),
      reverted: (row) => this.#send({ kind: "revert", row }),
    });
    const main = element("div", { class: "main" });
    this.element.append(this.#tools.element, main, this.#changes.element);
    this.element.addEventListener("keydown", (event) => {
      if (isOwnKey(event)) event.stopPropagation();
    });
    place.append(this.element);
    this.#table = this.#makeTable(main);
    main.append(this.#detail.element);
    this.#size();
    this.#tools.show(this.#state, false);
    this.#stop = channel?.listen((message) => this.#take(message)) ?? (() => {});
    this.#send({ kind: "ready" });
  }

  focus(): void {
    this.#table.focus();
  }

  dispose(): void {
    this.#stop();
    this.#table.dispose();
    this.element.remove();
  }

  #makeTable(place: HTMLElement): Table {
    return new Table(
      {
        columns: this.#output.columns,
        count: () => this.#state.count,
        isOpen: () => this.#state.summary.end === "more" && this.#state.view.filter === "",
        row: (index) => this.#store.get(index),
        sort: () => this.#state.view.sort,
      },
      {
        seen: (first, last) => this.#see(first, last),
        selected: () => {},
        beyond: () => {
          // Otherwise the rows that come into sight would ask for a page of their own first.
          this.#asksForMore = true;
          this.#send({ kind: "read", all: true });
        },
        opened: (position) => this.#open(position),
        sorted: (column) => this.#sort(column),
        copied: () => this.#send({ kind: "copy", format: "tsv", area: this.#table.area }),
        deleted: () => this.#delete(),
        left: () => this.#detail.close(),
      },
      `Result: ${this.#output.summary.where}`,
      place,
    );
  }

  #send(request: Request): void {
    this.#channel?.send({ ...request, result: this.#output.result });
  }

  #take(message: ToGrid): void {
    if (message.result !== this.#output.result) return;
    this.#answer(message);
  }

  #answer(answer: Answer): void {
    switch (answer.kind) {
      case "state":
        return this.#setState(answer.state);
      case "rows":
        if (answer.version !== this.#state.version) return;
        this.#store.receive(answer.from, answer.rows);
        return this.#table.update();
      case "whole":
        return this.#showWhole(answer.row, answer.column, answer.cell);
      case "said":
        return this.#tools.say(answer.text, answer.isProblem);
      case "gone":
        this.#isLive = false;
        this.#tools.show(this.#state, false);
        return this.#tools.say(answer.because, true);
      case "opened":
        return undefined;
    }
  }

  #setState(state: GridState): void {
    const before = this.#state;
    this.#state = state;
    this.#isLive = true;
    if (state.version !== before.version && before.version !== 0) this.#store.clear();
    if (state.summary.read !== before.summary.read || state.busy === undefined)
      this.#asksForMore = false;
    const isOtherView =
      state.view.filter !== before.view.filter ||
      state.view.sort?.column !== before.view.sort?.column ||
      state.view.sort?.direction !== before.view.sort?.direction;
    this.#tools.show(state, true);
    const { editing } = state;
    this.#changes.show(
      editing.kind === "editable" ? editing.changes : [],
      state.busy !== undefined,
    );
    this.#size();
    if (isOtherView) this.#table.scrollToStart();
    this.#table.update();
    if (before.busy !== undefined && state.busy === undefined) this.#table.arrive();
  }

  /** In a notebook the grid is as high as its rows, up to a limit; a panel's style overrides that. */
  #size(): void {
    this.element.style.setProperty("--rows", String(Math.max(1, this.#state.count)));
  }

  #see(first: number, last: number): void {
    if (!this.#isLive) return;
    const { count, version, view, summary, busy } = this.#state;
    for (const page of this.#store.ask(first, last, count))
      this.#send({ kind: "rows", version, ...page });
    const isPlain = view.filter === "" && view.sort === undefined;
    if (!isPlain || summary.end !== "more" || busy !== undefined || this.#asksForMore) return;
    if (last < count - readAhead) return;
    this.#asksForMore = true;
    this.#send({ kind: "read", all: false });
  }

  /** Ascending, descending, as it came. */
  #sort(column: number): void {
    if (!this.#isLive) return;
    const { view } = this.#state;
    const direction = view.sort?.column === column ? view.sort.direction : undefined;
    const sort =
      direction === undefined
        ? { column, direction: "ascending" as const }
        : direction === "ascending"
          ? { column, direction: "descending" as const }
          : undefined;
    this.#send({ kind: "view", view: { ...view, sort } });
  }

  #open(position: Position): void {
    const row = this.#store.get(position.row);
    if (row === undefined) return;
    this.#opened = { position, id: row.id };
    this.#showDetail(row, row.cells[position.column] ?? null);
    if (lengthOf(row.cells[position.column] ?? null) !== undefined)
      this.#send({ kind: "whole", row: row.id, column: position.column });
  }

  #showWhole(id: number, column: number, cell: GridRow["cells"][number]): void {
    const opened = this.#opened;
    const row = opened && this.#store.get(opened.position.row);
    if (!row || opened.id !== id || opened.position.column !== column) return;
    this.#showDetail(row, cell);
  }

  #showDetail(row: GridRow, cell: GridRow["cells"][number]): void {
    const at = this.#opened?.position.column ?? 0;
    const column = this.#output.columns[at];
    if (column === undefined) return;
    const canChange = row.state !== "deleted";
    const editable = canChange ? this.#editable(at) : undefined;
    const { editing } = this.#state;
    const fixedBecause = editing.kind === "fixed" ? editing.because : "";
    this.#detail.show({ column, cell, editable, fixedBecause, isNew: row.id < 0 });
    requestAnimationFrame(() => this.#table.reveal());
  }

  #editable(column: number): EditableColumn | undefined {
    const { editing } = this.#state;
    return editing.kind === "editable" ? editing.columns[column] : undefined;
  }

  #delete(): void {
    const area = this.#table.area;
    if (area === undefined || this.#state.editing.kind !== "editable") return;
    const rows: number[] = [];
    for (let index = area.firstRow; index <= area.lastRow; index++) {
      const row = this.#store.get(index);
      if (row) rows.push(row.id);
    }
    this.#send({ kind: "delete", rows });
  }

  /** The selection where there is one of more than a cell, else everything. */
  #areaToCopy() {
    const { area } = this.#table;
    const isOne = area?.firstRow === area?.lastRow && area?.firstColumn === area?.lastColumn;
    return isOne ? undefined : area;
  }
}
