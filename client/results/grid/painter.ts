/** Fills the rows of the grid: makes the cells that are missing, and changes of the others only what differs. */
import { cellText } from "./cellText.ts";
import { element, setAttribute } from "./dom.ts";
import type { Area, GridRow } from "./messages.ts";
import { contains, type Position } from "./selection.ts";
import type { TableModel } from "./tableModel.ts";

/** A column that is seen, and where. */
export interface ShownColumn {
  readonly index: number;
  readonly left: number;
  readonly width: number;
}

/** What of the table decides how a row looks. */
export interface Surroundings {
  readonly model: TableModel;
  readonly columns: readonly ShownColumn[];
  /** The width of the column of row numbers. */
  readonly numberWidth: number;
  readonly active: Position;
  readonly area: Area | undefined;
}

const headerKeys = "Enter sorts, Shift+Left and Shift+Right resize, Shift+Enter fits the width";

export function paintHead(head: HTMLElement, surroundings: Surroundings): void {
  const { model, columns } = surroundings;
  const sort = model.sort();
  const cells = cellsOf(head, columns, () => {
    const cell = element("div", { role: "columnheader", class: "cell" });
    cell.append(element("span", { class: "name" }), element("span", { class: "handle" }));
    return cell;
  });
  const corner = numberCell(head, "columnheader", surroundings);
  setAttribute(corner, "aria-label", "Row");
  for (const shown of columns) {
    const cell = cells.get(shown.index);
    const column = model.columns[shown.index];
    if (!cell || !column) continue;
    place(cell, -1, shown, surroundings);
    const name = cell.firstElementChild;
    if (name && name.textContent !== column.name) name.textContent = column.name;
    setAttribute(cell, "aria-sort", sort?.column === shown.index ? sort.direction : "none");
    setAttribute(cell, "title", `${column.name}: ${column.type}\n${headerKeys}`);
    setAttribute(cell, "aria-description", column.type);
  }
}

export function paintRow(row: HTMLElement, index: number, surroundings: Surroundings): void {
  const { model, columns, area } = surroundings;
  const data = model.row(index);
  setAttribute(row, "data-state", data?.state);
  setAttribute(row, "data-odd", index % 2 === 1);
  setAttribute(row, "aria-busy", data === undefined ? "true" : undefined);
  const number = numberCell(row, "rowheader", surroundings);
  const title = data && data.id < 0 ? "new" : (index + 1).toLocaleString("en");
  if (number.textContent !== title) number.textContent = title;
  const cells = cellsOf(row, columns, () => element("div", { role: "gridcell", class: "cell" }));
  for (const shown of columns) {
    const cell = cells.get(shown.index);
    if (!cell) continue;
    place(cell, index, shown, surroundings);
    const isSelected = contains(area, index, shown.index);
    setAttribute(cell, "aria-selected", isSelected ? "true" : "false");
    fill(cell, data, shown.index, model);
  }
}

function fill(cell: HTMLElement, row: GridRow | undefined, at: number, model: TableModel): void {
  const column = model.columns[at];
  if (!column) return;
  if (row === undefined) {
    if (cell.textContent !== "…") cell.textContent = "…";
    setAttribute(cell, "data-look", "pending");
    return;
  }
  const { text, look, isNumber, cut } = cellText(row.cells[at] ?? null, column);
  if (cell.textContent !== text) cell.textContent = text;
  setAttribute(cell, "data-look", look);
  setAttribute(cell, "data-number", isNumber);
  setAttribute(cell, "data-cut", cut !== undefined);
  setAttribute(cell, "data-changed", row.changed?.includes(at) ?? false);
  // A reader hears the difference that a look shows to others.
  const label = look === "empty" ? "empty text" : look === "null" ? "null" : undefined;
  setAttribute(cell, "aria-label", cut === undefined ? label : `${text} (${cut})`);
  setAttribute(cell, "title", cut);
}

/** The row's number, or the corner above the numbers. */
function numberCell(row: HTMLElement, role: string, { numberWidth }: Surroundings): HTMLElement {
  let cell = row.firstElementChild;
  if (!(cell instanceof HTMLElement) || !cell.classList.contains("number")) {
    cell = element("div", { role, class: "number", "aria-colindex": 1 });
    row.prepend(cell);
  }
  const found = cell as HTMLElement;
  found.style.width = `${numberWidth}px`;
  return found;
}

function place(
  cell: HTMLElement,
  row: number,
  { index, left, width }: ShownColumn,
  { numberWidth, active }: Surroundings,
): void {
  cell.style.left = `${left + numberWidth}px`;
  cell.style.width = `${width}px`;
  setAttribute(cell, "aria-colindex", index + 2);
  const isActive = active.row === row && active.column === index;
  setAttribute(cell, "tabindex", isActive ? 0 : -1);
}

/** The cells of these columns in a row: made where they are missing, others removed. */
function cellsOf(
  row: HTMLElement,
  columns: readonly { index: number }[],
  make: () => HTMLElement,
): ReadonlyMap<number, HTMLElement> {
  const wanted = new Set(columns.map(({ index }) => index));
  const found = new Map<number, HTMLElement>();
  for (const cell of row.querySelectorAll<HTMLElement>(":scope > .cell")) {
    const column = Number(cell.getAttribute("aria-colindex")) - 2;
    if (wanted.has(column)) found.set(column, cell);
    else cell.remove();
  }
  for (const { index } of columns)
    if (!found.has(index)) {
      const cell = make();
      setAttribute(cell, "aria-colindex", index + 2);
      row.append(cell);
      found.set(index, cell);
    }
  return found;
}
