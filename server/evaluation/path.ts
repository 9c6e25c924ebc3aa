/** One path through a program's undecided conditions, and the next one after it. */

import type { TraceStep } from "./evaluation.ts";
import type { Reason } from "./values.ts";

/** Steps of the trace that are kept. */
const TRACE = 200;

export class Path {
  readonly #planned: readonly number[];
  readonly #taken: number[] = [];
  readonly #counts: number[] = [];
  /** What was decided, by the object it was decided about. */
  readonly made = new Map<object, number>();
  readonly assumptions: { readonly reason: Reason; readonly choice: number }[] = [];
  readonly trace: TraceStep[] = [];
  /** How often an unknown operation was let raise or not, by the `try` it stood in. */
  raises = 0;
  /** How many changes had been made at the last of them. */
  raisedAt = -1;
  /** The constant that an unknown was taken to equal. */
  readonly equals = new Map<object, string>();

  constructor(planned: readonly number[]) {
    this.#planned = planned;
  }

  /** The same for the same subject on one path. */
  choose(subject: object, count: number, because: Reason | undefined): number {
    const made = this.made.get(subject);
    if (made !== undefined) return made;
    const choice = this.#planned[this.#taken.length] ?? 0;
    this.#taken.push(choice);
    this.#counts.push(count);
    this.made.set(subject, choice);
    if (because !== undefined) this.assumptions.push({ reason: because, choice });
    return choice;
  }

  note(step: TraceStep): void {
    if (this.trace.length < TRACE) this.trace.push(step);
  }

  /** The decisions of the next path, depth first; undefined after the last one. */
  next(): readonly number[] | undefined {
    for (let i = this.#taken.length - 1; i >= 0; i--) {
      const taken = this.#taken[i] ?? 0;
      if (taken + 1 < (this.#counts[i] ?? 0)) return [...this.#taken.slice(0, i), taken + 1];
    }
    return undefined;
  }
}
