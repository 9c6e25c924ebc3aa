/** What is known of one migration on one alias, and what can be done there. */
import { button, element } from "#client/results/grid/dom.ts";
import type {
  Doing,
  ShownDetails,
  ShownOperation,
  ToPanel,
} from "#client/migrations/editor/shown/messages.ts";

export class Details {
  readonly element = element("section", {
    ...{ class: "details", "aria-label": "Details of a migration", hidden: true },
  });
  readonly #send: (message: ToPanel) => void;
  readonly #left: () => void;
  #shown: ShownDetails | undefined;
  /** Whether the next details were asked for by a person: only then is the focus taken. */
  #isRefresh = false;

  /** @param left called when the details are closed */
  constructor(send: (message: ToPanel) => void, left: () => void) {
    this.#send = send;
    this.#left = left;
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close();
    });
  }

  show(details: ShownDetails): void {
    this.#shown = details;
    const { key, alias, words, lines, operations } = details;
    const heading = element("h2", { tabindex: "-1" }, `${key} on ${alias}`);
    this.element.replaceChildren(
      element(
        "header",
        {},
        heading,
        button("Close", () => this.#close(), "Escape"),
      ),
      element("p", { class: "state" }, words),
      ...lines.map((line) => element("p", {}, line)),
      element("div", { class: "actions" }, ...this.#actions(details)),
      element("h3", {}, operations.length === 0 ? "No operations" : "Operations"),
      element("ol", {}, ...operations.map((operation) => this.#operation(operation))),
    );
    this.element.hidden = false;
    if (!this.#isRefresh) heading.focus();
    this.#isRefresh = false;
  }

  /** Asks for what is shown anew. */
  refresh(): void {
    if (this.#shown === undefined || this.element.hidden) return;
    const { key, alias } = this.#shown;
    this.#isRefresh = true;
    this.#send({ kind: "details", key, alias });
  }

  #actions({ key, alias, hasFile, isMirror }: ShownDetails): readonly HTMLElement[] {
    if (!hasFile) return [];
    const doing = (what: Doing, title: string): HTMLElement =>
      button(title, () => this.#send({ kind: "do", what, key, alias }));
    return [
      button("Open File", () => this.#send({ kind: "open", key })),
      ...(isMirror ? [] : [doing("showPlan", "Show Plan"), doing("migrateTo", "Migrate to Here…")]),
      doing("showMigrationSql", "Show SQL"),
    ];
  }

  #operation({ text, words, because, by, depth }: ShownOperation): HTMLElement {
    const item = element(
      "li",
      { class: `depth${Math.min(depth, 3)}` },
      element("strong", {}, text),
    );
    item.append(element("span", { class: "words" }, ` ${words}`));
    if (because !== undefined) item.append(element("p", {}, because));
    if (by !== undefined)
      item.append(button(by.text, () => this.#send({ kind: "place", place: by.place }), "Open"));
    return item;
  }

  #close(): void {
    this.element.hidden = true;
    this.#shown = undefined;
    this.#left();
  }
}
