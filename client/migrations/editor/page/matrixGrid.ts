/** The grid: an ARIA grid with one tab stop, moved by arrow keys, Home, End and whole pages. */
import { element } from "#client/results/grid/dom.ts";
import type { ShownMatrix, ShownRow } from "#client/migrations/editor/shown/messages.ts";

export interface GridActions {
  /** Enter on an alias's name. */
  readonly read: (alias: string) => void;
  /** Enter on a migration's name. */
  readonly open: (key: string) => void;
  /** Enter on a cell. */
  readonly details: (key: string, alias: string) => void;
}

export class MatrixGrid {
  readonly element: HTMLElement;
  readonly #actions: GridActions;
  readonly #grid = element("div", {
    ...{
      role: "grid",
      class: "grid",
      "aria-label": "Migrations by alias",
      "aria-readonly": "true",
    },
  });
  #matrix: ShownMatrix | undefined;
  #rows: readonly ShownRow[] = [];
  /** By row, the heading first, then by column. */
  #cells: (readonly HTMLElement[])[] = [];
  /** Where the tab stop is: a migration's key (undefined for the heading) and a column. */
  #at: { readonly key: string | undefined; readonly column: number } = {
    key: undefined,
    column: 0,
  };

  constructor(actions: GridActions) {
    this.#actions = actions;
    this.element = element("div", { class: "scroller" }, this.#grid);
    this.#grid.addEventListener("keydown", (event) => this.#key(event));
    this.#grid.addEventListener("click", (event) => this.#click(event));
  }

  show(matrix: ShownMatrix, rows: readonly ShownRow[]): void {
    const hadFocus = this.#hasFocus();
    const isFirst = this.#matrix === undefined;
    this.#matrix = matrix;
    this.#rows = rows;
    this.#grid.style.setProperty("--aliases", String(matrix.aliases.length));
    this.#grid.setAttribute("aria-rowcount", String(rows.length + 1));
    this.#grid.setAttribute("aria-colcount", String(matrix.aliases.length + 1));
    this.#cells = [headings(matrix), ...rows.map((row) => cellsOf(row, matrix))];
    this.#grid.replaceChildren(
      ...this.#cells.map((cells, index) =>
        element(
          "div",
          { role: "row", "aria-rowindex": index + 1, class: index === 0 ? "heading" : "row" },
          ...cells,
        ),
      ),
    );
    if (isFirst) this.#at = { key: rows[0]?.key, column: 0 };
    const [row, column] = this.#place();
    this.#stopAt(row, column);
    if (hadFocus) this.focus();
  }

  focus(): void {
    const [row, column] = this.#place();
    this.#cells[row]?.[column]?.focus();
  }

  reveal(key: string): void {
    this.#at = { key, column: 0 };
    this.focusAt(...this.#place());
  }

  focusAt(row: number, column: number): void {
    this.#stopAt(row, column);
    const cell = this.#cells[row]?.[column];
    cell?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #hasFocus(): boolean {
    const root = this.#grid.getRootNode();
    return root instanceof ShadowRoot && this.#grid.contains(root.activeElement);
  }

  /** Where the tab stop is among what is shown now. */
  #place(): [row: number, column: number] {
    const found = this.#rows.findIndex(({ key }) => key === this.#at.key);
    const last = Math.max(0, (this.#cells[0]?.length ?? 1) - 1);
    return [found + 1, Math.min(this.#at.column, last)];
  }

  #stopAt(row: number, column: number): void {
    for (const cell of this.#grid.querySelectorAll('[tabindex="0"]'))
      cell.setAttribute("tabindex", "-1");
    this.#at = { key: this.#rows[row - 1]?.key, column };
    this.#cells[row]?.[column]?.setAttribute("tabindex", "0");
  }

  #key(event: KeyboardEvent): void {
    const [row, column] = this.#place();
    const lastRow = this.#cells.length - 1;
    const lastColumn = (this.#cells[0]?.length ?? 1) - 1;
    const isWide = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(this.element.clientHeight / 26) - 2);
    const to = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [isWide ? 0 : row, 0],
      End: [isWide ? lastRow : row, lastColumn],
      PageUp: [row - page, column],
      PageDown: [row + page, column],
    }[event.key];
    if (event.key === "Enter" || event.key === " ") this.#act(row, column);
    else if (to === undefined || event.altKey) return;
    else {
      const [toRow = 0, toColumn = 0] = to;
      this.focusAt(clamp(toRow, lastRow), clamp(toColumn, lastColumn));
    }
    event.preventDefault();
  }

  #click(event: MouseEvent): void {
    const cell = event
      .composedPath()
      .find(
        (node): node is HTMLElement =>
          node instanceof HTMLElement && node.dataset["column"] !== undefined,
      );
    const row = this.#cells.findIndex((cells) => cell !== undefined && cells.includes(cell));
    if (cell === undefined || row < 0) return;
    const column = Number(cell.dataset["column"]);
    this.focusAt(row, column);
    this.#act(row, column);
  }

  #act(row: number, column: number): void {
    const shown = this.#rows[row - 1];
    const alias = this.#matrix?.aliases[column - 1]?.name;
    if (shown === undefined) {
      if (row === 0 && alias !== undefined) this.#actions.read(alias);
    } else if (alias === undefined) this.#actions.open(shown.key);
    else this.#actions.details(shown.key, alias);
  }
}

function headings({ aliases }: ShownMatrix): readonly HTMLElement[] {
  const corner = headingCell(0, "columnheader", "Migration");
  return [
    corner,
    ...aliases.map(({ name, note }, index) => {
      const cell = headingCell(index + 1, "columnheader", name);
      cell.append(element("small", {}, note));
      cell.title = `${name}: ${note}\nEnter reads what is applied there`;
      return cell;
    }),
  ];
}

function headingCell(column: number, role: string, text: string): HTMLElement {
  return element(
    "div",
    { role, tabindex: "-1", "aria-colindex": column + 1, "data-column": column },
    element("span", { class: "name" }, text),
  );
}

function cellsOf(row: ShownRow, { aliases }: ShownMatrix): readonly HTMLElement[] {
  const name = headingCell(0, "rowheader", row.name);
  name.prepend(element("span", { class: "app" }, `${row.app} `));
  if (!row.hasFile) name.append(element("small", {}, "no file"));
  name.title = `${row.key}\nEnter opens its file`;
  return [
    name,
    ...row.cells.map(({ kind, mark, words }, index) =>
      element(
        "div",
        {
          ...{ role: "gridcell", tabindex: "-1", "aria-colindex": index + 2 },
          ...{ "data-column": index + 1, class: `cell ${kind}` },
          title: `${row.key} on ${aliases[index]?.name ?? ""}: ${words}`,
        },
        element("span", { class: "mark", "aria-hidden": "true" }, mark),
        element("span", { class: "name" }, words),
      ),
    ),
  ];
}

function clamp(value: number, last: number): number {
  return Math.min(Math.max(value, 0), last);
}
