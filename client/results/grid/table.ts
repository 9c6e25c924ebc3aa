/** The grid itself: an ARIA grid of which only what is seen exists, with one cell in the tab order. */
import { Virtualizer, observeElementRect } from "@tanstack/virtual-core";
import { cellText } from "./cellText.ts";
import { automaticWidth, resized, widths } from "./columnWidths.ts";
import { element, setAttribute } from "./dom.ts";
import type { Area } from "./messages.ts";
import { paintHead, paintRow, type ShownColumn } from "./painter.ts";
import { scaleFor, type Scale } from "./scale.ts";
import { areaOf, moved, within, type Key, type Position, type Selection } from "./selection.ts";
import type { TableEvents, TableModel } from "./tableModel.ts";

const rowsBeyond = 8;
const columnsBeyond = 2;
/** Columns that are measured at first; others are measured by their names. */
const measuredRows = 60;

export class Table {
  readonly element: HTMLElement;
  readonly #model: TableModel;
  readonly #events: TableEvents;
  readonly #head = element("div", { role: "row", "aria-rowindex": 1, class: "head" });
  readonly #body = element("div", { role: "rowgroup", class: "body" });
  readonly #rows = new Map<number, HTMLElement>();
  readonly #rowHeight: number;
  readonly #measure: (text: string) => number;
  readonly #vertical: Virtualizer<HTMLElement, Element>;
  readonly #horizontal: Virtualizer<HTMLElement, Element>;
  readonly #stop: (() => void)[] = [];
  #widths: number[];
  /** Columns whose width the user chose. */
  readonly #chosen = new Set<number>();
  #numberWidth = 44;
  #scale: Scale;
  #selection: Selection = { anchor: { row: 0, column: 0 }, active: { row: 0, column: 0 } };
  #isDragging = false;
  /** The key that leads to the last row, while rows before it are still being read. */
  #onItsWay: Key | undefined;

  constructor(model: TableModel, events: TableEvents, label: string, place: HTMLElement) {
    this.#model = model;
    this.#events = events;
    this.element = element(
      "div",
      { role: "grid", class: "table", "aria-label": label, "aria-multiselectable": "true" },
      element("div", { role: "rowgroup", class: "top" }, this.#head),
      this.#body,
    );
    place.append(this.element);
    const style = getComputedStyle(this.element);
    const fontSize = Number.parseFloat(style.fontSize) || 13;
    this.#rowHeight = Math.max(22, Math.round(fontSize * 1.7));
    this.element.style.setProperty("--row", `${this.#rowHeight}px`);
    this.#measure = measurer(style.font);
    this.#scale = scaleFor(0, 0, 1);
    this.#widths = model.columns.map((_, column) => this.#automatic(column));
    this.#vertical = new Virtualizer(this.#rowOptions());
    this.#horizontal = new Virtualizer(this.#columnOptions());
    this.#listen();
    this.update();
  }

  /** Shows what the model has now. */
  update(): void {
    this.#rescale();
    const model = this.#model;
    setAttribute(this.element, "aria-rowcount", model.isOpen() ? -1 : model.count() + 1);
    setAttribute(this.element, "aria-colcount", model.columns.length + 1);
    this.#numberWidth = Math.max(44, this.#measure(model.count().toLocaleString("en")) + 18);
    this.#vertical.setOptions(this.#rowOptions());
    this.#horizontal.setOptions(this.#columnOptions());
    const { anchor, active } = this.#selection;
    const extent = this.#extent();
    this.#selection = {
      ...this.#selection,
      anchor: within(anchor, extent),
      active: within(active, extent),
    };
    this.#vertical._willUpdate();
    this.#horizontal._willUpdate();
    this.#widen();
    this.#draw();
  }

  /** Makes room for the rows on the screen, which may be wider than the first ones were. */
  #widen(): void {
    const shown = this.#vertical.getVirtualItems().map(({ index }) => index);
    let isWider = false;
    for (const { index } of this.#horizontal.getVirtualItems()) {
      const width = this.#chosen.has(index) ? 0 : this.#automatic(index, undefined, shown);
      if (width <= (this.#widths[index] ?? 0)) continue;
      this.#widths[index] = width;
      isWider = true;
    }
    if (isWider) this.#horizontal.measure();
  }

  get area(): Area | undefined {
    return areaOf(this.#selection, this.#extent());
  }

  /** Puts the focus on the active cell. */
  focus(): void {
    this.#show(this.#selection.active);
    this.#cell(this.#selection.active)?.focus({ preventScroll: true });
  }

  /** Scrolls the active cell into view, where less of the table is seen than before. */
  reveal(): void {
    this.#show(this.#selection.active);
  }

  select(selection: Selection, focus = true): void {
    this.#selection = selection;
    this.#events.selected(selection);
    if (focus) this.focus();
    this.#draw();
    // Drawing may have made the cell anew.
    if (focus) this.#cell(selection.active)?.focus({ preventScroll: true });
  }

  /** No rows are being read any more: goes to the last one, where a key asked for it and nothing else was done since. */
  arrive(): void {
    const key = this.#onItsWay;
    this.#onItsWay = undefined;
    const next = key && moved(this.#selection, key, this.#extent());
    if (next !== undefined) this.select(next, this.#hasFocus);
  }

  get #hasFocus(): boolean {
    return this.element.matches(":focus-within");
  }

  scrollToStart(): void {
    this.element.scrollTop = 0;
  }

  dispose(): void {
    for (const stop of this.#stop) stop();
  }

  #rowOptions() {
    return {
      count: this.#model.count(),
      getScrollElement: () => this.element,
      estimateSize: () => this.#rowHeight,
      overscan: rowsBeyond,
      observeElementRect,
      observeElementOffset: (
        _: unknown,
        tell: (offset: number, isScrolling: boolean) => void,
      ): (() => void) =>
        this.#observe(() => tell(this.#scale.toRows(this.element.scrollTop), false)),
      scrollToFn: () => {},
      onChange: () => this.#draw(),
    };
  }

  #columnOptions() {
    return {
      horizontal: true,
      count: this.#model.columns.length,
      getScrollElement: () => this.element,
      estimateSize: (column: number) => this.#widths[column] ?? widths.least,
      overscan: columnsBeyond,
      observeElementRect,
      observeElementOffset: (
        _: unknown,
        tell: (offset: number, isScrolling: boolean) => void,
      ): (() => void) => this.#observe(() => tell(this.element.scrollLeft, false)),
      scrollToFn: () => {},
      onChange: () => this.#draw(),
    };
  }

  #observe(tell: () => void): () => void {
    tell();
    this.element.addEventListener("scroll", tell, { passive: true });
    return () => this.element.removeEventListener("scroll", tell);
  }

  #rescale(): void {
    const total = this.#model.count() * this.#rowHeight;
    const view = Math.max(0, this.element.clientHeight - this.#rowHeight);
    this.#scale = scaleFor(total, view, devicePixelRatio);
    this.#body.style.height = `${this.#scale.height}px`;
  }

  #extent() {
    const view = this.element.clientHeight - this.#rowHeight * 2;
    return {
      rows: this.#model.count(),
      columns: this.#model.columns.length,
      page: Math.max(1, Math.floor(view / this.#rowHeight)),
    };
  }

  #draw(): void {
    if (this.#vertical === undefined || this.#horizontal === undefined) return;
    const total = this.#horizontal.getTotalSize() + this.#numberWidth;
    this.#body.style.width = `${total}px`;
    this.#head.style.width = `${total}px`;
    const items = this.#vertical.getVirtualItems();
    const shown = new Set(items.map(({ index }) => index));
    // The row of the active cell stays, so that the focus is not lost by scrolling.
    if (this.#selection.active.row >= 0) shown.add(this.#selection.active.row);
    for (const [index, row] of this.#rows)
      if (!shown.has(index)) {
        row.remove();
        this.#rows.delete(index);
      }
    const columns = this.#shownColumns();
    const { active } = this.#selection;
    const surroundings = {
      ...{ model: this.#model, columns, numberWidth: this.#numberWidth },
      ...{ active, area: this.area },
    };
    paintHead(this.#head, surroundings);
    for (const index of [...shown].toSorted((a, b) => a - b))
      if (index < this.#model.count()) paintRow(this.#rowAt(index), index, surroundings);
    const first = items[0]?.index ?? 0;
    const last = items.at(-1)?.index ?? -1;
    this.#events.seen(first, last);
  }

  #shownColumns(): readonly ShownColumn[] {
    const items = this.#horizontal.getVirtualItems();
    const shown = items.map(({ index, start, size }) => ({ index, left: start, width: size }));
    const { column } = this.#selection.active;
    const isShown = shown.some(({ index }) => index === column);
    if (isShown || column >= this.#model.columns.length) return shown;
    const left = this.#widths.slice(0, column).reduce((sum, width) => sum + width, 0);
    const active = { index: column, left, width: this.#widths[column] ?? widths.least };
    return column < (shown[0]?.index ?? 0) ? [active, ...shown] : [...shown, active];
  }

  /** The row's element, made where there is none, at its place. */
  #rowAt(index: number): HTMLElement {
    let row = this.#rows.get(index);
    if (row === undefined) {
      row = element("div", { role: "row", class: "row", "aria-rowindex": index + 2 });
      this.#rows.set(index, row);
      this.#body.append(row);
    }
    row.style.transform = `translateY(${this.#top(index)}px)`;
    return row;
  }

  /** Where a row is drawn: near the scrollbar's place, as far from it as the rows themselves are apart. */
  #top(index: number): number {
    const { scrollTop } = this.element;
    return index * this.#rowHeight - this.#scale.toRows(scrollTop) + scrollTop;
  }

  #cell({ row, column }: Position): HTMLElement | undefined {
    const parent = row < 0 ? this.#head : this.#rows.get(row);
    const found = parent?.querySelector(`[aria-colindex="${column + 2}"]`);
    return found instanceof HTMLElement ? found : undefined;
  }

  /** Scrolls as little as needed to have this cell on the screen. */
  #show({ row, column }: Position): void {
    const view = this.element.clientHeight - this.#rowHeight;
    if (row >= 0) {
      const offset = this.#scale.toRows(this.element.scrollTop);
      const top = row * this.#rowHeight;
      const bottom = top + this.#rowHeight - view;
      const wanted = top < offset ? top : bottom > offset ? bottom : undefined;
      if (wanted !== undefined) this.element.scrollTop = Math.ceil(this.#scale.toScroll(wanted));
    }
    const left = this.#widths.slice(0, column).reduce((sum, width) => sum + width, 0);
    const right = left + (this.#widths[column] ?? 0) + this.#numberWidth - this.element.clientWidth;
    const { scrollLeft } = this.element;
    if (left < scrollLeft) this.element.scrollLeft = left;
    else if (right > scrollLeft) this.element.scrollLeft = Math.min(left, right);
  }

  /** @param rows that are measured; the first ones where none are named */
  #automatic(column: number, most?: number, rows?: readonly number[]): number {
    const { name } = this.#model.columns[column] ?? { name: "" };
    const texts = [`${name}  ▲`];
    const count = Math.min(measuredRows, this.#model.count());
    const found = this.#model.columns[column];
    for (const index of rows ?? Array.from({ length: count }, (_, at) => at)) {
      const row = this.#model.row(index);
      if (row && found) texts.push(cellText(row.cells[column] ?? null, found).text);
    }
    return automaticWidth(texts, this.#measure, most);
  }

  #resize(column: number, width: number): void {
    this.#chosen.add(column);
    this.#widths[column] = width;
    this.#horizontal.measure();
    this.#draw();
  }

  #listen(): void {
    const { element: table } = this;
    table.addEventListener("keydown", (event) => this.#onKey(event));
    table.addEventListener("copy", (event) => {
      event.preventDefault();
      this.#events.copied();
    });
    table.addEventListener("pointerdown", (event) => this.#onPointer(event));
    table.addEventListener("pointermove", (event) => this.#onDrag(event));
    table.addEventListener("pointerup", () => (this.#isDragging = false));
    table.addEventListener("dblclick", (event) => {
      const position = this.#positionOf(event.target);
      if (position === undefined) return;
      if (position.row >= 0) this.#events.opened(position);
      else if (isHandle(event.target))
        this.#resize(position.column, this.#automatic(position.column, widths.limit));
    });
    const observer = new ResizeObserver(() => this.update());
    observer.observe(table);
    this.#stop.push(
      () => observer.disconnect(),
      this.#vertical._didMount(),
      this.#horizontal._didMount(),
    );
  }

  #onKey(event: KeyboardEvent): void {
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey || event.target === this.element) return;
    const { active } = this.#selection;
    this.#onItsWay = undefined;
    if (this.#headerKey(event, active) || this.#cellKey(event, control, active)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const { key, shiftKey: shift } = event;
    const next = moved(this.#selection, { key, shift, control }, this.#extent());
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (control && (key === "End" || key === "ArrowDown") && this.#model.isOpen()) {
      this.#onItsWay = { key, shift, control };
      this.#events.beyond();
    }
    this.select(next);
  }

  #headerKey({ key, shiftKey }: KeyboardEvent, { row, column }: Position): boolean {
    if (row >= 0) return false;
    const width = this.#widths[column] ?? widths.least;
    if (shiftKey && (key === "ArrowLeft" || key === "ArrowRight")) {
      this.#resize(column, resized(width, key === "ArrowLeft" ? -widths.step : widths.step));
    } else if (shiftKey && key === "Enter") {
      this.#resize(column, this.#automatic(column, widths.limit));
    } else if (key === "Enter" || key === " ") this.#events.sorted(column);
    else return false;
    return true;
  }

  #cellKey({ key }: KeyboardEvent, control: boolean, active: Position): boolean {
    if (control && key.toLowerCase() === "a") {
      const at = { row: Math.max(0, active.row), column: active.column };
      this.select({ anchor: at, active: at, everything: true });
    } else if (control && key.toLowerCase() === "c") this.#events.copied();
    else if (key === "Escape") {
      this.select({ anchor: active, active });
      this.#events.left();
    } else if ((key === "Enter" || key === "F2") && active.row >= 0) this.#events.opened(active);
    else if (control && key === "Delete") this.#events.deleted();
    else return false;
    return true;
  }

  #onPointer(event: PointerEvent): void {
    const position = this.#positionOf(event.target);
    if (position === undefined || event.button !== 0) return;
    this.#onItsWay = undefined;
    event.preventDefault();
    if (position.row < 0) {
      if (isHandle(event.target)) this.#pull(event, position.column);
      else {
        this.select({ anchor: position, active: position });
        this.#events.sorted(position.column);
      }
      return;
    }
    const anchor =
      event.shiftKey && this.#selection.anchor.row >= 0 ? this.#selection.anchor : position;
    this.#isDragging = true;
    this.select({ anchor, active: position });
  }

  #onDrag(event: PointerEvent): void {
    if (!this.#isDragging || (event.buttons & 1) === 0) return;
    const position = this.#positionOf(event.target);
    const { active, anchor } = this.#selection;
    if (position === undefined || position.row < 0) return;
    if (position.row === active.row && position.column === active.column) return;
    this.select({ anchor, active: position });
  }

  /** Follows the pointer with the width of a column, until it is let go. */
  #pull(start: PointerEvent, column: number): void {
    const before = this.#widths[column] ?? widths.least;
    const handle = start.target as HTMLElement;
    handle.setPointerCapture(start.pointerId);
    const follow = (event: PointerEvent): void =>
      this.#resize(column, resized(before, event.clientX - start.clientX));
    handle.addEventListener("pointermove", follow);
    handle.addEventListener(
      "lostpointercapture",
      () => handle.removeEventListener("pointermove", follow),
      {
        once: true,
      },
    );
  }

  #positionOf(target: EventTarget | null): Position | undefined {
    if (!(target instanceof Element)) return undefined;
    const column = Number(target.closest("[aria-colindex]")?.getAttribute("aria-colindex")) - 2;
    const row = Number(target.closest("[aria-rowindex]")?.getAttribute("aria-rowindex")) - 2;
    return column >= 0 && row >= -1 ? { row, column } : undefined;
  }
}

function isHandle(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains("handle");
}

/** Measures texts in this font without touching the page. */
function measurer(font: string): (text: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return (text) => text.length * 8;
  context.font = font;
  return (text) => context.measureText(text).width;
}
