/** The pane of one cell: its whole value, pretty where it has a structure, and where it is edited. */
import type { Cell, Column } from "#client/drivers/values.ts";
import { kindOf, lengthOf, textOf, wholeText } from "./cellText.ts";
import { button, element } from "./dom.ts";
import type { EditableColumn, NewValue } from "./messages.ts";
import { number } from "./summaryText.ts";

/** A cell that is opened. */
export interface DetailSubject {
  readonly column: Column;
  readonly cell: Cell;
  /** How it takes another value; undefined where it takes none. */
  readonly editable: EditableColumn | undefined;
  /** Why nothing of the result can be edited, a clause; empty where that is not so. */
  readonly fixedBecause: string;
  /** Whether the row was added, so that the cell may be left to the server. */
  readonly isNew: boolean;
}

export interface DetailEvents {
  edited(value: NewValue): void;
  /** In an editor of its own. */
  opened(): void;
  closed(): void;
}

export class Detail {
  readonly element = element("section", { class: "detail", hidden: true, "aria-label": "Value" });
  readonly #events: DetailEvents;

  constructor(events: DetailEvents) {
    this.#events = events;
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  show(subject: DetailSubject): void {
    const { column, cell } = subject;
    const title = element("h2", {}, column.name, element("small", {}, ` ${aboutOf(cell, column)}`));
    const close = button("Close", () => this.close(), "Escape");
    const open = button("Open in Editor", () => this.#events.opened());
    const isCut = lengthOf(cell) !== undefined;
    const canEdit = subject.editable !== undefined && subject.editable.editor !== "none" && !isCut;
    const body = canEdit ? this.#editor(subject) : [viewOf(cell, column)];
    const because = subject.editable?.because ?? subject.fixedBecause;
    this.element.replaceChildren(
      element("header", {}, title, ...(cell === null ? [] : [open]), close),
      ...(isCut ? [element("p", {}, "Reading the whole value …")] : []),
      ...(because === "" ? [] : [element("p", {}, `Not editable: ${because}`)]),
      ...body,
    );
    this.element.hidden = false;
    this.element.querySelector<HTMLElement>("textarea, select, pre")?.focus();
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.element.replaceChildren();
    this.#events.closed();
  }

  #editor({ column, cell, editable, isNew }: DetailSubject): readonly Node[] {
    const done = (value: NewValue): void => {
      this.#events.edited(value);
      this.close();
    };
    const field: HTMLTextAreaElement | HTMLSelectElement =
      editable?.editor === "boolean" ? booleanField(cell) : textField(cell, column.name);
    const save = (): void => done({ kind: "text", text: field.value });
    const form = element("form", {}, field);
    form.addEventListener("keydown", (event) => {
      const enters = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      if (!enters && !(event.key === "Enter" && field instanceof HTMLSelectElement)) return;
      event.preventDefault();
      save();
    });
    const buttons = [button("Keep", save, "Ctrl+Enter")];
    if (editable?.null) buttons.push(button("Set NULL", () => done({ kind: "null" })));
    if (isNew) buttons.push(button("Leave to the Server", () => done({ kind: "default" })));
    return [form, element("footer", {}, ...buttons)];
  }
}

function textField(cell: Cell, label: string): HTMLTextAreaElement {
  const field = element("textarea", { spellcheck: "false", "aria-label": label, rows: 6 });
  field.value = cell === null ? "" : textOf(cell);
  if (cell === null) field.placeholder = "NULL";
  return field;
}

function booleanField(cell: Cell): HTMLSelectElement {
  const field = element("select", { "aria-label": "Value" });
  for (const value of ["true", "false"]) field.append(element("option", { value }, value));
  field.value = cell !== null && textOf(cell) === "false" ? "false" : "true";
  return field;
}

function viewOf(cell: Cell, column: Column): HTMLElement {
  if (cell === null) return element("pre", { tabindex: 0, "data-look": "null" }, "NULL");
  const text = wholeText(cell, column);
  const view = element("pre", { tabindex: 0, "aria-label": column.name }, text);
  if (text === "") view.dataset["look"] = "empty";
  return view;
}

function aboutOf(cell: Cell, column: Column): string {
  if (cell === null) return `${column.type}, NULL`;
  const isBinary = kindOf(cell, column) === "binary";
  const text = textOf(cell);
  const length = lengthOf(cell) ?? (isBinary ? text.length / 2 : text.length);
  const unit = isBinary ? "byte" : "character";
  return `${column.type}, ${number(length)} ${unit}${length === 1 ? "" : "s"}`;
}
