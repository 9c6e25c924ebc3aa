/** Questions about unknowns: the same question about the same unknown gets the same answer. */

import { hashKey } from "./hash.ts";
import type { Interpreter } from "./core.ts";
import { unknown } from "./make.ts";
import type { Unknown, Value } from "./values.ts";

interface Equality {
  readonly of: Unknown;
  readonly key: string;
}

export class Questions {
  readonly #derived = new WeakMap<Unknown, Map<string, Unknown>>();
  readonly #equalities = new WeakMap<Unknown, Equality>();
  readonly #negations = new WeakMap<Unknown, Unknown>();

  /** What follows from an unknown: an attribute, an item, a comparison. */
  derived(from: Unknown, what: string): Unknown {
    let known = this.#derived.get(from);
    if (known === undefined) this.#derived.set(from, (known = new Map()));
    let found = known.get(what);
    if (found === undefined) known.set(what, (found = unknown(from.reason)));
    return found;
  }

  /** Whether an unknown equals a value; it cannot equal two different constants. */
  equality(from: Unknown, how: "==" | "is", other: Value): Unknown {
    const key = hashKey(other);
    if (key === undefined) return unknown(from.reason);
    // Whether it is None, and whether it equals None, is one question.
    const asked = this.derived(from, `${key === "none" ? "==" : how}${key}`);
    if (other.kind === "text" || other.kind === "none" || other.kind === "int") {
      this.#equalities.set(asked, { of: from, key });
    }
    return asked;
  }

  negation(of: Unknown): Unknown {
    const opposite = this.#negations.get(of);
    if (opposite !== undefined) return opposite;
    const negated = this.derived(of, "not");
    this.#negations.set(negated, of);
    return negated;
  }

  truth(m: Interpreter, value: Unknown): boolean {
    const negated = this.#negations.get(value);
    if (negated !== undefined) return !this.truth(m, negated);
    const equality = this.#equalities.get(value);
    const taken = equality === undefined ? undefined : m.path?.equals.get(equality.of);
    if (taken !== undefined) return taken === equality?.key;
    const answer = m.choose(value, 2, value.reason) === 0;
    if (answer && equality !== undefined) m.path?.equals.set(equality.of, equality.key);
    return answer;
  }
}
