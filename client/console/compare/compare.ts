/** Compares the rows of one query on two databases while both are being read; keeps only what has no partner yet. */
import type { Cell, Column } from "#client/drivers/values.ts";

/** One side: the columns of its result, and its rows in order, page by page. */
export interface Side {
  readonly columns: readonly Column[];
  next(): Promise<Page>;
}

/** The next rows; that there are no others; or why they cannot be read. */
export type Page =
  | { readonly kind: "rows"; readonly rows: readonly Row[] }
  | { readonly kind: "end" }
  | { readonly kind: "stopped"; readonly because: string };

export type Row = readonly Cell[];

export interface CompareOptions {
  /** The places of the columns that tell which rows belong together; none compares by position. */
  readonly key: readonly number[];
  /** Differences beyond this are counted, not kept. */
  readonly keep: number;
  /** Rows waiting for their partner, at most; beyond it the comparison ends and says so. */
  readonly waiting: number;
  readonly signal?: AbortSignal;
}

export interface Comparison {
  readonly equal: number;
  readonly onlyLeft: number;
  readonly onlyRight: number;
  readonly different: number;
  /** In the order in which they were found. */
  readonly differences: readonly Difference[];
  readonly read: { readonly left: number; readonly right: number };
  /** Why not everything was compared; undefined where it was. */
  readonly because: string | undefined;
}

export type Difference =
  | { readonly kind: "only-left"; readonly row: Row }
  | { readonly kind: "only-right"; readonly row: Row }
  | {
      readonly kind: "different";
      readonly left: Row;
      readonly right: Row;
      /** The places of the cells that differ. */
      readonly cells: readonly number[];
    };

/** Why two results cannot be compared; undefined where they can. */
export function mismatch(left: readonly Column[], right: readonly Column[]): string | undefined {
  if (left.length !== right.length)
    return `One answers ${left.length} columns, the other ${right.length}`;
  const at = left.findIndex(
    ({ name }, index) => name.toLowerCase() !== right[index]?.name.toLowerCase(),
  );
  if (at < 0) return undefined;
  return `Column ${at + 1} is ${left[at]?.name} on one and ${right[at]?.name} on the other`;
}

/** Reads both sides in turn to their ends; memory is bounded by `keep`, `waiting` and a page of each side. */
export async function compareRows(
  left: Side,
  right: Side,
  options: CompareOptions,
): Promise<Comparison> {
  const run = new Run(left.columns, right.columns, options);
  const sides = [left, right] as const;
  const ended = [false, false];
  while (!(ended[0] && ended[1]) && run.because === undefined) {
    for (const at of [0, 1] as const) {
      if (ended[at] || run.because !== undefined) continue;
      if (options.signal?.aborted) {
        run.because = "it was stopped";
        break;
      }
      const page = await sides[at].next();
      if (page.kind === "rows") run.take(at, page.rows);
      else if (page.kind === "end") ended[at] = true;
      else run.because = page.because;
    }
  }
  return run.result(run.because === undefined);
}

class Run {
  because: string | undefined;
  readonly #options: CompareOptions;
  /** Rows without a partner, by key; rows with equal keys queue up behind one another. */
  readonly #waiting: readonly [Map<string, Row[]>, Map<string, Row[]>] = [new Map(), new Map()];
  #held = 0;
  readonly #read = [0, 0];
  readonly #differences: Difference[] = [];
  readonly #counts = { equal: 0, onlyLeft: 0, onlyRight: 0, different: 0 };
  readonly #comparators: readonly Comparator[];

  constructor(left: readonly Column[], right: readonly Column[], options: CompareOptions) {
    this.#comparators = left.map((column, at) => comparator(column, right[at] ?? column));
    this.#options = options;
  }

  take(side: 0 | 1, rows: readonly Row[]): void {
    const others = this.#waiting[side === 0 ? 1 : 0];
    for (const row of rows) {
      const key = this.#keyOf(row, this.#read[side] ?? 0);
      this.#read[side] = (this.#read[side] ?? 0) + 1;
      const partners = others.get(key);
      const partner = partners?.shift();
      if (partners?.length === 0) others.delete(key);
      if (partner) {
        this.#held--;
        if (side === 0) this.#meet(row, partner);
        else this.#meet(partner, row);
        continue;
      }
      const own = this.#waiting[side].get(key);
      if (own) own.push(row);
      else this.#waiting[side].set(key, [row]);
      if (++this.#held > this.#options.waiting) {
        this.because = `${this.#options.waiting} rows wait for their partner; order the query by its key on both sides`;
        return;
      }
    }
  }

  result(complete: boolean): Comparison {
    if (complete) {
      for (const rows of this.#waiting[0].values())
        for (const row of rows) this.#keep({ kind: "only-left", row });
      for (const rows of this.#waiting[1].values())
        for (const row of rows) this.#keep({ kind: "only-right", row });
    }
    const [left = 0, right = 0] = this.#read;
    return {
      ...this.#counts,
      differences: this.#differences,
      read: { left, right },
      because: this.because,
    };
  }

  #keyOf(row: Row, position: number): string {
    if (this.#options.key.length === 0) return String(position);
    return JSON.stringify(
      this.#options.key.map((at) => this.#comparators[at]?.canonical(row[at] ?? null) ?? null),
    );
  }

  #meet(left: Row, right: Row): void {
    const cells = this.#comparators.flatMap((comparator, at) =>
      comparator.same(left[at] ?? null, right[at] ?? null) ? [] : [at],
    );
    if (cells.length === 0) this.#counts.equal++;
    else this.#keep({ kind: "different", left, right, cells });
  }

  #keep(difference: Difference): void {
    if (difference.kind === "only-left") this.#counts.onlyLeft++;
    else if (difference.kind === "only-right") this.#counts.onlyRight++;
    else this.#counts.different++;
    if (this.#differences.length < this.#options.keep) this.#differences.push(difference);
  }
}

interface Comparator {
  same(one: Cell, other: Cell): boolean;
  /** One text for all notations of a value; null for NULL. */
  canonical(cell: Cell): string | null;
}

/** Columns of one type are compared as they are written; of two types by what the texts mean. */
function comparator(left: Column, right: Column): Comparator {
  const canonical =
    left.type === right.type ? textOf : (cell: Cell) => meaning(textOf(cell), left, right);
  return {
    canonical,
    // A value that was cut is equal only if its length is equal too.
    same: (one, other) => canonical(one) === canonical(other) && lengthOf(one) === lengthOf(other),
  };
}

const numbers = new Set(["integer", "decimal", "float", "boolean"]);
const times = new Set(["date", "time", "timestamp"]);

function meaning(text: string | null, left: Column, right: Column): string | null {
  if (text === null) return null;
  const both = (kinds: ReadonlySet<string>) => kinds.has(left.kind) && kinds.has(right.kind);
  if (both(numbers)) {
    if (text === "true" || text === "t") return "1";
    if (text === "false" || text === "f") return "0";
    // Without a decimal's zeros at the end: `1.50` of one server is `1.5` of another.
    return /^[+-]?\d*\.\d*$/.test(text) ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
  }
  if (both(times))
    return text
      .replace("T", " ")
      .replace(/(\.\d*?)0+(?=$|[+-])/, "$1")
      .replace(/\.(?=$|[+-])/, "");
  if (left.kind === "uuid" || right.kind === "uuid") return text.replaceAll("-", "").toLowerCase();
  return text;
}

function textOf(cell: Cell): string | null {
  return cell === null || typeof cell === "string" ? cell : cell.text;
}

function lengthOf(cell: Cell): number | undefined {
  return cell === null || typeof cell === "string" ? undefined : cell.length;
}
