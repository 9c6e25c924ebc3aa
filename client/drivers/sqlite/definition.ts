/** Reads what SQLite keeps of a definition only as its text: checks, and the expressions and conditions of indexes. */
import { bareName, itemsOf, type Item } from "../sql/code.ts";
import { tokenize, type Token } from "../sql/lexer.ts";

interface Placed extends Item {
  readonly start: number;
  readonly end: number;
}

/** The checks of a table, with their names where they have some. */
export function checksOf(create: string): readonly { name: string; definition: string }[] {
  const items = placed(create);
  return items.flatMap((item, at) => {
    if (item.word !== "CHECK" || items[at + 1]?.raw !== "(") return [];
    const close = closing(items, at + 1);
    const isNamed = items[at - 2]?.word === "CONSTRAINT";
    return [
      {
        name: isNamed ? bareName(items[at - 1]!) : "",
        definition: create.slice(item.start, items[close]?.end),
      },
    ];
  });
}

/** The collations that columns of a table are given, by the column's name in lower case. */
export function collationsOf(create: string): ReadonlyMap<string, string> {
  const items = placed(create);
  const found = new Map<string, string>();
  let column: Item | undefined;
  for (const [at, item] of items.entries()) {
    const before = items[at - 1];
    // Its list of columns is in the first parentheses; what is deeper are checks, sizes and keys.
    if (item.depth !== 1) continue;
    if (before?.raw === "," || (before?.raw === "(" && before.depth === 0)) column = item;
    const next = items[at + 1];
    if (item.word === "COLLATE" && column !== undefined && next !== undefined)
      found.set(bareName(column).toLowerCase(), bareName(next));
  }
  return found;
}

/** The columns and expressions of an index as written, and its condition. */
export function indexParts(create: string): {
  readonly parts: readonly string[];
  readonly where: string | undefined;
} {
  const items = placed(create);
  const on = items.findIndex(({ word }) => word === "ON");
  const open = items.findIndex(({ raw }, at) => at > on && raw === "(");
  if (on < 0 || open < 0) return { parts: [], where: undefined };
  const close = closing(items, open);
  const inner = (items[open]?.depth ?? 0) + 1;
  const commas = items
    .map(({ raw, depth }, at) =>
      raw === "," && depth === inner && at > open && at < close ? at : -1,
    )
    .filter((at) => at >= 0);
  const bounds = [open, ...commas, close];
  const where = items.findIndex(({ word }, at) => at > close && word === "WHERE");
  return {
    parts: bounds
      .slice(1)
      .map((end, at) => create.slice(items[bounds[at]!]?.end, items[end]?.start).trim()),
    where: where < 0 ? undefined : create.slice(items[where]?.end).trim(),
  };
}

/** The items with their places in the text. */
function placed(text: string): readonly Placed[] {
  const tokens: readonly Token[] = tokenize(text, "sqlite");
  return tokens
    .flatMap((token) =>
      itemsOf(text, [token], token).map((item) => ({
        ...item,
        start: token.start,
        end: token.end,
      })),
    )
    .map(depths());
}

/** Counts the parentheses anew, since each token was read alone. */
function depths(): (item: Placed) => Placed {
  let depth = 0;
  return (item) => {
    if (item.raw === ")") depth--;
    const counted = { ...item, depth };
    if (item.raw === "(") depth++;
    return counted;
  };
}

function closing(items: readonly Placed[], open: number): number {
  const depth = items[open]?.depth;
  return items.findIndex((item, at) => at > open && item.raw === ")" && item.depth === depth);
}
