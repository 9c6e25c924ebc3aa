/** Collects the values of a statement while its text is written. */
import type { ServerFacts, Value } from "#client/drivers/driver.ts";

export class Binder {
  readonly values: Value[] = [];
  readonly #placeholder: ServerFacts["placeholder"];

  constructor(placeholder: ServerFacts["placeholder"]) {
    this.#placeholder = placeholder;
  }

  /** The placeholder that stands for this value, in the order of the text. */
  bind(value: Value): string {
    this.values.push(value);
    switch (this.#placeholder) {
      case "numbered":
        return `$${this.values.length}`;
      case "question":
        return "?";
      case "percent":
        return "%s";
    }
  }
}
