/** The grid as a panel of its own: the rows of one table, under conditions that the user may change. */
import { button, element } from "./dom.ts";
import { Grid, type Channel } from "./grid.ts";
import type { Answer, ToExtension, ToGrid } from "./messages.ts";
import { placeIn } from "./place.ts";

/** VS Code's side of a webview; the names are those of its functions. */
export interface PanelHost {
  readonly send: (message: unknown) => void;
  readonly keep: (state: unknown) => void;
}

/** The panel's own messages carry this in place of a result's address. */
const panel = "panel";

/** Builds the panel in the page's body; the extension answers its first word with the rows. */
export function openPanel(host: PanelHost): void {
  const state: unknown = JSON.parse(document.body.dataset["state"] ?? "null");
  host.keep(state);
  const place = placeIn(document.body);
  place.classList.add("panel");
  const channel: Channel = {
    send: host.send,
    listen: (take) => {
      const listen = (event: MessageEvent): void => take(event.data as ToGrid);
      addEventListener("message", listen);
      return () => removeEventListener("message", listen);
    },
  };
  const query = new Query(
    (where, orderBy) => {
      host.keep({ ...(state as object), where, orderBy });
      send({ kind: "query", where, orderBy, result: panel });
    },
    () => send({ kind: "count", result: panel }),
  );
  const send = (message: ToExtension): void => channel.send(message);
  const rows = element("div", { class: "rows" });
  place.append(query.element, rows);
  let grid: Grid | undefined;
  channel.listen((message) => {
    if (message.result !== panel) return;
    query.take(message);
    if (message.kind !== "opened" || message.output === undefined) return;
    grid?.dispose();
    grid = new Grid(message.output, rows, channel);
    grid.focus();
  });
  send({ kind: "ready", result: panel });
}

/** The fields above the rows. */
class Query {
  readonly element: HTMLFormElement;
  readonly #where = element("input", { type: "text", spellcheck: "false", "aria-label": "WHERE" });
  readonly #orderBy = element("input", {
    type: "text",
    spellcheck: "false",
    "aria-label": "ORDER BY",
  });
  readonly #said = element("span", { class: "said", role: "status" });

  constructor(run: (where: string, orderBy: string) => void, count: () => void) {
    this.element = element(
      "form",
      { class: "query" },
      element("label", {}, "WHERE", this.#where),
      element("label", {}, "ORDER BY", this.#orderBy),
      element("button", { type: "submit" }, "Run"),
      button("Count Rows", count),
      this.#said,
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#said.textContent = "Reading …";
      run(this.#where.value, this.#orderBy.value);
    });
  }

  take(answer: Answer): void {
    if (answer.kind === "opened") {
      this.#where.value = answer.where;
      this.#orderBy.value = answer.orderBy;
      this.#say(answer.problem ?? "", answer.problem !== undefined);
    } else if (answer.kind === "said") this.#say(answer.text, answer.isProblem);
  }

  #say(text: string, isProblem: boolean): void {
    this.#said.textContent = text;
    this.#said.classList.toggle("problem", isProblem);
  }
}
