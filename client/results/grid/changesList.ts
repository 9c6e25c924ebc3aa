/** The side list of the changes that wait: the statements, what is bound to them, and what went wrong. */
import { button, element } from "./dom.ts";
import type { PendingChange } from "./messages.ts";

export interface ChangesEvents {
  applied(): void;
  /** One row's changes, or all. */
  reverted(row: number | undefined): void;
}

export class ChangesList {
  readonly element = element("section", {
    class: "changes",
    hidden: true,
    "aria-label": "Changes",
  });
  readonly #events: ChangesEvents;

  constructor(events: ChangesEvents) {
    this.#events = events;
  }

  show(changes: readonly PendingChange[], isBusy: boolean): void {
    this.element.hidden = changes.length === 0;
    const count = `${changes.length} ${changes.length === 1 ? "change" : "changes"}`;
    const apply = button(`Apply ${count}`, () => this.#events.applied(), "In one transaction");
    const revert = button("Revert All", () => this.#events.reverted(undefined));
    apply.disabled = isBusy;
    revert.disabled = isBusy;
    const list = element("ol", {}, ...changes.map((change) => this.#item(change)));
    this.element.replaceChildren(
      element("header", {}, element("h2", {}, count), apply, revert),
      list,
    );
  }

  #item({ row, sql, values, problem }: PendingChange): HTMLElement {
    const bound = values.map((value) => element("li", {}, element("code", {}, value)));
    const revert = button("Revert", () => this.#events.reverted(row));
    return element(
      "li",
      {},
      element("code", {}, sql),
      ...(bound.length > 0
        ? [element("ol", { class: "values", "aria-label": "Values" }, ...bound)]
        : []),
      ...(problem === undefined
        ? []
        : [element("p", { class: "problem", role: "alert" }, problem)]),
      revert,
    );
  }
}
