/** A summary whose halves are made when they are asked for: what others see, and what rules look for. */

import type { FileFacts } from "./fileFacts.ts";
import type { Outline } from "./summarize.ts";
import type { ModuleSummary } from "./summary.ts";

export class LazySummary implements ModuleSummary {
  readonly #makeOutline: () => Outline;
  readonly #makeFacts: () => FileFacts;
  #outline: Outline | undefined;
  #facts: FileFacts | undefined;

  constructor(makeOutline: () => Outline, makeFacts: () => FileFacts) {
    this.#makeOutline = makeOutline;
    this.#makeFacts = makeFacts;
  }

  /** Whether someone has asked for what others see of the module. */
  get hasOutline(): boolean {
    return this.#outline !== undefined;
  }

  get module(): ModuleSummary["module"] {
    return this.#seen().module;
  }

  get problems(): ModuleSummary["problems"] {
    return this.#seen().problems;
  }

  get imports(): ModuleSummary["imports"] {
    return this.#seen().imports;
  }

  get digest(): string {
    return this.#seen().digest;
  }

  get aliasUses(): ModuleSummary["aliasUses"] {
    return this.#looked().aliasUses;
  }

  get directives(): ModuleSummary["directives"] {
    return this.#looked().directives;
  }

  #seen(): Outline {
    return (this.#outline ??= this.#makeOutline());
  }

  #looked(): FileFacts {
    return (this.#facts ??= this.#makeFacts());
  }
}
