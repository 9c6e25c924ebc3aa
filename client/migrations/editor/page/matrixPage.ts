/** The page as a whole: filters above, the grid below them, the details of a cell beside it. */
import { button, element } from "#client/results/grid/dom.ts";
import { asMarkdown, asTsv } from "#client/migrations/editor/shown/copyText.ts";
import { filtered, readFilters, type Filters } from "#client/migrations/editor/shown/filters.ts";
import type {
  ShownMatrix,
  ShownRow,
  ToPage,
  ToPanel,
} from "#client/migrations/editor/shown/messages.ts";
import { Details } from "./details.ts";
import { FilterBar } from "./filterBar.ts";
import { MatrixGrid } from "./matrixGrid.ts";

/** What the page needs of the editor. */
export interface PageHost {
  readonly send: (message: ToPanel) => void;
  readonly keep: (filters: Filters) => void;
  /** What was kept of an earlier page. */
  readonly state: unknown;
}

export class MatrixPage {
  readonly #host: PageHost;
  readonly #bar: FilterBar;
  readonly #grid: MatrixGrid;
  readonly #details: Details;
  readonly #status = element("span", { class: "status", role: "status" });
  readonly #problems = element("ul", { class: "problems", hidden: true });
  #matrix: ShownMatrix | undefined;
  #rows: readonly ShownRow[] = [];
  #filters: Filters;

  constructor(place: HTMLElement, host: PageHost) {
    this.#host = host;
    const { state } = host;
    const kept = typeof state === "object" && state !== null && "filters" in state;
    this.#filters = readFilters(kept ? state.filters : undefined);
    this.#bar = new FilterBar(this.#filters, (filters) => {
      this.#filters = filters;
      host.keep(filters);
      this.#show();
    });
    this.#grid = new MatrixGrid({
      read: (alias) => host.send({ kind: "read", aliases: [alias] }),
      open: (key) => host.send({ kind: "open", key }),
      details: (key, alias) => host.send({ kind: "details", key, alias }),
    });
    this.#details = new Details(host.send, () => this.#grid.focus());
    const tools = element(
      "div",
      { class: "tools" },
      this.#status,
      button("Read All Aliases", () => this.#readAll(), "Ask every database what is applied"),
      button("Copy as Markdown", () => this.#copy(asMarkdown)),
      button("Copy as TSV", () => this.#copy(asTsv)),
    );
    this.#status.textContent = "Reading migrations …";
    const body = element("div", { class: "body" }, this.#grid.element, this.#details.element);
    place.append(this.#bar.element, tools, this.#problems, body);
  }

  begin(): void {
    this.#host.send({ kind: "ready" });
  }

  take(message: ToPage): void {
    switch (message.kind) {
      case "matrix": {
        const isFirst = this.#matrix === undefined;
        this.#matrix = message.matrix;
        this.#bar.offer(message.matrix.apps);
        this.#tellProblems(message.matrix.problems);
        this.#show();
        this.#details.refresh();
        if (isFirst) this.#grid.focus();
        return;
      }
      case "none":
        this.#status.textContent = message.because;
        return;
      case "details":
        this.#details.show(message.details);
        return;
      case "reveal":
        if (!this.#rows.some(({ key }) => key === message.key)) this.#bar.clear();
        this.#grid.reveal(message.key);
        return;
    }
  }

  #show(): void {
    const matrix = this.#matrix;
    if (matrix === undefined) return;
    this.#rows = filtered(matrix, this.#filters);
    this.#grid.show(matrix, this.#rows);
    const of = this.#rows.length === matrix.rows.length ? "" : `${this.#rows.length} of `;
    this.#status.textContent = `${of}${matrix.rows.length} migrations on ${matrix.aliases.length} aliases · ${matrix.title}`;
  }

  #tellProblems(problems: readonly string[]): void {
    this.#problems.hidden = problems.length === 0;
    this.#problems.replaceChildren(...problems.map((problem) => element("li", {}, `! ${problem}`)));
  }

  #readAll(): void {
    const aliases = (this.#matrix?.aliases ?? []).map(({ name }) => name);
    this.#host.send({ kind: "read", aliases });
  }

  #copy(write: typeof asMarkdown): void {
    if (this.#matrix === undefined) return;
    this.#host.send({ kind: "copy", text: write(this.#matrix.aliases, this.#rows) });
    this.#status.textContent = `${this.#rows.length} migrations copied`;
  }
}
