/** One walk through tree-sitter's tree, which lives in WebAssembly: every step crosses into it. */

import type { TreeCursor } from "web-tree-sitter";
import type { Range } from "#server/text/span.ts";
import type { Places } from "./edits.ts";
import { errorType, type Grammar } from "./grammar.ts";
import type { Expression, Identifier, Missing, Statement } from "./tree.ts";

/** How deep a tree may be; what lies deeper is Missing. Python's own parser stops at 200. */
const deepest = 400;

/** What was parsed, and where it stands in the text. */
export interface Source {
  /** The whole text. */
  readonly text: string;
  /** What was parsed starts here. */
  readonly base: number;
  /** What was parsed in its place. */
  readonly edited: Places | undefined;
  /** Where the bodies start that were left out, and where they end. */
  readonly leftOut: ReadonlyMap<number, number> | undefined;
}

/**
 * Stands on a node and moves: `down` to the first child, `next` to the next sibling, `up`.
 * Comments and ERROR nodes are passed over. A converter leaves the walk where it found it.
 */
export class Walk {
  /** The text in which offsets count: the original, not what was parsed in its place. */
  readonly text: string;
  /** The type of the node to which `down` or `next` moved last; stale after `up`. */
  type: number;
  /** Whether a `yield` was met since the function's body began. */
  yields = false;
  readonly #cursor: TreeCursor;
  readonly #grammar: Grammar;
  readonly #source: Source;
  #depth = 0;

  constructor(source: Source, cursor: TreeCursor, grammar: Grammar) {
    this.text = source.text;
    this.#source = source;
    this.#cursor = cursor;
    this.#grammar = grammar;
    this.type = cursor.nodeTypeId;
  }

  /** The name of the node's type. */
  get name(): string {
    return this.#grammar.names[this.type] ?? "ERROR";
  }

  /** Whether it is a construct, not a token such as `(`. */
  get named(): boolean {
    return this.#grammar.named[this.type] === true;
  }

  get start(): number {
    return this.#place(this.#cursor.startIndex);
  }

  get end(): number {
    return this.#place(this.#cursor.endIndex);
  }

  range(): Range {
    return { start: this.start, end: this.end };
  }

  /** The end of the function's body that starts here, if it was left out of what was parsed. */
  leftOutEnd(start: number): number | undefined {
    return this.#source.leftOut?.get(start);
  }

  /** Moves to the first child; where there is none it stays and answers false. */
  down(): boolean {
    if (!this.#cursor.gotoFirstChild()) return false;
    this.type = this.#cursor.nodeTypeId;
    if (!this.#passedOver() || this.next()) return true;
    this.#cursor.gotoParent();
    return false;
  }

  next(): boolean {
    while (this.#cursor.gotoNextSibling()) {
      this.type = this.#cursor.nodeTypeId;
      if (!this.#passedOver()) return true;
    }
    return false;
  }

  /** As `next`, to the next sibling that is a construct. */
  nextNamed(): boolean {
    while (this.next()) if (this.named) return true;
    return false;
  }

  /** As `down`, to the first child that is a construct. */
  downNamed(): boolean {
    if (!this.down()) return false;
    if (this.named || this.nextNamed()) return true;
    this.up();
    return false;
  }

  up(): void {
    this.#cursor.gotoParent();
  }

  /** The name on which the walk stands. */
  identifier(): Identifier {
    const { start, end } = this;
    return { id: this.text.slice(start, end), start, end };
  }

  missing(): Missing {
    return { kind: "Missing", start: this.start, end: this.end };
  }

  /** The expression on which the walk stands. */
  expression(): Expression {
    const { leaning, expressions, continuations } = this.#grammar;
    const start = this.start;
    let levels = 0;
    while (leaning[this.type] === true && this.down()) levels += 1;
    if (this.#depth + levels >= deepest) {
      for (; levels > 0; levels -= 1) this.up();
      return { kind: "Missing", start, end: this.end };
    }
    this.#depth += levels + 1;
    let node = expressions[this.type]?.(this) ?? this.missing();
    // The grammar takes `*a.b` for an attribute of `*a` where it stands alone in a display.
    const star = levels > 0 && node.kind === "Starred" ? node : undefined;
    if (star) node = star.value;
    const from = star ? node.start : start;
    for (let level = 0; level < levels; level += 1) {
      if (this.next()) node = continuations[this.type]?.(this, node, from) ?? node;
      this.up();
    }
    this.#depth -= levels + 1;
    return star ? { kind: "Starred", value: node, start, end: node.end } : node;
  }

  /** What `read` makes one level deeper; undefined where that is too deep. */
  deeper<Result>(read: (walk: this) => Result): Result | undefined {
    if (this.#depth >= deepest) return undefined;
    this.#depth += 1;
    const result = read(this);
    this.#depth -= 1;
    return result;
  }

  /** The named children of the node as expressions. */
  expressions(): Expression[] {
    const found: Expression[] = [];
    if (!this.downNamed()) return found;
    do found.push(this.expression());
    while (this.nextNamed());
    this.up();
    return found;
  }

  /** The statements of the block or module on which the walk stands. */
  block(): Statement[] {
    const found: Statement[] = [];
    if (this.#depth >= deepest) return found;
    this.#depth += 1;
    if (this.#cursor.gotoFirstChild()) {
      do {
        this.type = this.#cursor.nodeTypeId;
        this.#statement(found);
      } while (this.#cursor.gotoNextSibling());
      this.#cursor.gotoParent();
    }
    this.#depth -= 1;
    return found;
  }

  #statement(found: Statement[]): void {
    if (this.type === errorType) {
      // What could be read inside of it is kept, as if the rest were not there.
      found.push(...this.block());
      return;
    }
    const statement = this.#grammar.statements[this.type]?.(this);
    if (statement === undefined) return;
    if ("kind" in statement) found.push(statement);
    else found.push(...statement);
  }

  #place(parsed: number): number {
    const { edited, base } = this.#source;
    return edited === undefined ? parsed + base : edited.original(parsed) + base;
  }

  #passedOver(): boolean {
    return this.#grammar.skipped[this.type] === true || this.type === errorType;
  }
}
