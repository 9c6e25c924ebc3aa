/** The line above the rows: filter, copy, reading on, editing; and what is said of the result. */
import { button, element } from "./dom.ts";
import { copyFormats, type CopyFormat, type GridState } from "./messages.ts";
import { summaryText, viewText } from "./summaryText.ts";

export interface ToolEvents {
  filtered(text: string): void;
  copied(format: CopyFormat): void;
  readAll(): void;
  stopped(): void;
  exported(): void;
  added(): void;
  deleted(): void;
}

const typingPause = 250;

export class Tools {
  readonly element: HTMLElement;
  /** Says things to everyone: a live region for screen readers. */
  readonly status = element("div", { class: "status", role: "status", "aria-live": "polite" });
  readonly #filter = element("input", {
    type: "search",
    placeholder: "Filter the rows loaded",
    "aria-label": "Filter the rows loaded",
  });
  readonly #copy = element("select", {
    "aria-label": "Copy as",
    title: "Copy the selection, or all rows loaded",
  });
  readonly #readAll: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #export: HTMLButtonElement;
  readonly #add: HTMLButtonElement;
  readonly #delete: HTMLButtonElement;
  #summary = "";

  constructor(events: ToolEvents) {
    this.#readAll = button("Load All", () => events.readAll(), "Reads on to the last row");
    this.#stop = button("Stop", () => events.stopped());
    this.#export = button("Export …", () => events.exported(), "All rows, straight to a file");
    this.#add = button("Add Row", () => events.added());
    this.#delete = button("Delete Rows", () => events.deleted(), "Ctrl+Delete");
    this.#copy.append(element("option", { value: "" }, "Copy as …"));
    for (const { name, label } of copyFormats)
      this.#copy.append(element("option", { value: name }, label));
    this.#copy.addEventListener("change", () => {
      const format = copyFormats.find(({ name }) => name === this.#copy.value);
      this.#copy.value = "";
      if (format) events.copied(format.name);
    });
    let pause: ReturnType<typeof setTimeout> | undefined;
    this.#filter.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => events.filtered(this.#filter.value), typingPause);
    });
    this.element = element(
      "div",
      { class: "tools" },
      this.#filter,
      this.#copy,
      this.#readAll,
      this.#stop,
      this.#export,
      this.#add,
      this.#delete,
      this.status,
    );
  }

  /** @param isLive whether the extension answers for this result */
  show(state: GridState, isLive: boolean): void {
    const { summary, view, count, busy, editing } = state;
    const editable = isLive && editing.kind === "editable";
    this.#filter.hidden = !isLive;
    this.#copy.hidden = !isLive;
    this.#export.hidden = !isLive;
    this.#readAll.hidden = !isLive || summary.end !== "more" || busy !== undefined;
    this.#stop.hidden = !isLive || busy === undefined;
    this.#add.hidden = !editable;
    this.#delete.hidden = !editable;
    const about = viewText(view, count, summary.read);
    this.#summary = [summaryText(summary), about, summary.where]
      .filter((part) => part !== "")
      .join(" · ");
    this.#say(busy ?? this.#summary, false);
    this.status.title = editing.kind === "fixed" ? `Not editable: ${editing.because}` : "";
  }

  /** Says a sentence beside the summary, until the next change. */
  say(text: string, isProblem: boolean): void {
    this.#say(isProblem ? text : `${text} · ${this.#summary}`, isProblem);
  }

  #say(text: string, isProblem: boolean): void {
    // A live region that gets the same text again would be read again.
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.classList.toggle("problem", isProblem);
  }
}
