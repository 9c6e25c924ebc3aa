/** A statement as the classifier reads it: no blanks and comments, words in capitals, parentheses counted. */
import type { Span } from "./dialect.ts";
import { isBlank, type Token, type TokenKind } from "./lexer.ts";

/** One token that the server sees. */
export interface Item {
  readonly kind: TokenKind;
  /** The text as it stands. */
  readonly raw: string;
  /** An unquoted word in capitals; empty for everything else and for what follows a period. */
  readonly word: string;
  /** How many parentheses are open around it; those themselves stand outside. */
  readonly depth: number;
}

/** The statement's items in order. */
export function itemsOf(text: string, tokens: readonly Token[], code: Span): readonly Item[] {
  const items: Item[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.start < code.start || token.end > code.end || isBlank(token)) continue;
    const raw = text.slice(token.start, token.end);
    const qualified = items.at(-1)?.raw === ".";
    const word = token.kind === "word" && !qualified ? raw.toUpperCase() : "";
    if (raw === ")") depth--;
    items.push({ kind: token.kind, raw, word, depth });
    if (raw === "(") depth++;
  }
  return items;
}

/** A name as the server stores it, quotes taken off. */
export function bareName({ kind, raw }: Item): string {
  if (kind !== "name") return raw;
  const inner = raw.slice(1, -1);
  const quote = raw[0] ?? "";
  return quote === "[" ? inner : inner.replaceAll(quote + quote, quote);
}

/** A verb of a query or of a change of rows, where such a thing starts: outermost, or in parentheses. */
export interface Part {
  readonly verb: string;
  readonly at: number;
  /** Where it ends: the parenthesis that closes around it, or the end of the statement. */
  readonly end: number;
}

const partVerbs = new Set("SELECT VALUES TABLE INSERT UPDATE DELETE MERGE REPLACE".split(" "));
const beforePart = new Set([
  "AS",
  "ANALYZE",
  "VERBOSE",
  "EXTENDED",
  "PARTITIONS",
  "EXPLAIN",
  "PLAN",
]);
const functionsToo = new Set(["INSERT", "REPLACE", "VALUES"]);

/** Every query and change of rows in the statement. */
export function partsOf(items: readonly Item[]): readonly Part[] {
  const parts: Part[] = [];
  for (const [at, { word, depth }] of items.entries()) {
    if (!partVerbs.has(word)) continue;
    const before = items[at - 1];
    const opens =
      !before || before.raw === "(" || before.raw === ")" || beforePart.has(before.word);
    const isCall = functionsToo.has(word) && before !== undefined && items[at + 1]?.raw === "(";
    if (!opens || (isCall && word !== "VALUES")) continue;
    parts.push({ verb: word, at, end: nextAt(items, at + 1, depth - 1) });
  }
  return parts;
}

/** The first item from there on that stands at this depth or further out; the end if there is none. */
export function nextAt(items: readonly Item[], from: number, depth: number): number {
  let at = from;
  while (at < items.length && (items[at]?.depth ?? 0) > depth) at++;
  return at;
}

/** Whether an UPDATE or DELETE reaches every row: no WHERE, or one that is always true. */
export function reachesAllRows(items: readonly Item[], { verb, at, end }: Part): boolean {
  if (verb !== "UPDATE" && verb !== "DELETE") return false;
  const depth = items[at]?.depth;
  const own = items.slice(at, end).filter((item) => item.depth === depth);
  const where = own.findIndex(({ word }) => word === "WHERE");
  if (where < 0) return true;
  const condition = own.slice(where + 1);
  const after = condition.findIndex(({ word }) => ["RETURNING", "ORDER", "LIMIT"].includes(word));
  const [left, sign, right, ...more] = after < 0 ? condition : condition.slice(0, after);
  if (!left || more.length > 0) return false;
  if (!sign) return left.word === "TRUE" || (left.kind === "number" && Number(left.raw) !== 0);
  return (
    sign.raw === "=" && left.kind !== "word" && left.kind !== "name" && left.raw === right?.raw
  );
}
