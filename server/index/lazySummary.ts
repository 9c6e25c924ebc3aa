/** A summary whose halves are made when they are asked for: what others see, and what rules look for. */

import { digestOf } from "./digest.ts";
import type { FileFacts } from "./fileFacts.ts";
import type { Outline } from "./summarize.ts";
import type { ModuleSummary } from "./summary.ts";

export class LazySummary implements ModuleSummary {
  readonly #makeOutline: () => Outline;
  readonly #makeFacts: () => FileFacts;
  #outline: Outline | undefined;
  #facts: FileFacts | undefined;
  #digest: string | undefined;

  /** A half that is given as it is counts as asked for. */
  constructor(outline: Outline | (() => Outline), facts: FileFacts | (() => FileFacts)) {
    this.#outline = typeof outline === "function" ? undefined : outline;
    this.#facts = typeof facts === "function" ? undefined : facts;
    this.#makeOutline = typeof outline === "function" ? outline : () => outline;
    this.#makeFacts = typeof facts === "function" ? facts : () => facts;
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

  /** Most modules are never edited: it is computed when one is. */
  get digest(): string {
    return (this.#digest ??= digestOf(this.#seen().module));
  }

  get aliasUses(): ModuleSummary["aliasUses"] {
    return this.#looked().aliasUses;
  }

  get directives(): ModuleSummary["directives"] {
    return this.#looked().directives;
  }

  /** Everything that rules look for. */
  get facts(): FileFacts {
    return this.#looked();
  }

  #seen(): Outline {
    return (this.#outline ??= this.#makeOutline());
  }

  #looked(): FileFacts {
    return (this.#facts ??= this.#makeFacts());
  }
}
