/** The fields that say which migrations are shown. */
import { element } from "#client/results/grid/dom.ts";
import { noFilters, type Filters } from "#client/migrations/editor/shown/filters.ts";
import type { ShownApp } from "#client/migrations/editor/shown/messages.ts";

export class FilterBar {
  readonly element: HTMLElement;
  readonly #changed: (filters: Filters) => void;
  readonly #text = element("input", {
    ...{ type: "search", "aria-label": "Filter migrations", placeholder: "Filter by app or name" },
    spellcheck: "false",
  });
  readonly #app = element("select", { "aria-label": "App" });
  readonly #flags: Readonly<Record<Flag, HTMLInputElement>>;
  #filters: Filters;

  constructor(filters: Filters, changed: (filters: Filters) => void) {
    this.#filters = filters;
    this.#changed = changed;
    const box = (): HTMLInputElement => element("input", { type: "checkbox" });
    this.#flags = { onlyPending: box(), onlyDiffering: box(), onlyOwn: box() };
    this.element = element(
      "form",
      { class: "filters", role: "search" },
      this.#text,
      this.#app,
      ...flags.map(({ name, title }) => element("label", {}, this.#flags[name], title)),
    );
    this.#fill();
    this.offer([]);
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.addEventListener("input", () => this.#take());
  }

  /** The apps to choose from. */
  offer(apps: readonly ShownApp[]): void {
    const labels = apps.map(({ label }) => label);
    const { app } = this.#filters;
    // What was chosen stays, also before the apps are known.
    const all = app === "" || labels.includes(app) ? labels : [app, ...labels];
    this.#app.replaceChildren(
      element("option", { value: "" }, "All apps"),
      ...all.map((label) => element("option", { value: label }, label)),
    );
    this.#app.value = app;
  }

  /** Shows everything again. */
  clear(): void {
    this.#filters = noFilters;
    this.#fill();
    this.#changed(this.#filters);
  }

  #fill(): void {
    this.#text.value = this.#filters.text;
    this.#app.value = this.#filters.app;
    for (const { name } of flags) this.#flags[name].checked = this.#filters[name];
  }

  #take(): void {
    this.#filters = {
      text: this.#text.value,
      app: this.#app.value,
      onlyPending: this.#flags.onlyPending.checked,
      onlyDiffering: this.#flags.onlyDiffering.checked,
      onlyOwn: this.#flags.onlyOwn.checked,
    };
    this.#changed(this.#filters);
  }
}

type Flag = "onlyPending" | "onlyDiffering" | "onlyOwn";

const flags: readonly { readonly name: Flag; readonly title: string }[] = [
  { name: "onlyPending", title: "Only pending" },
  { name: "onlyDiffering", title: "Only differing between aliases" },
  { name: "onlyOwn", title: "Only this project's apps" },
];
