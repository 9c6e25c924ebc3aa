/** What could stand at a place of SQL text: tables, the columns of some of them, or nothing of ours. */
import type { Dialect, Modes, Span } from "#client/drivers/sql/dialect.ts";
import { isBlank, tokenize, type Token } from "#client/drivers/sql/lexer.ts";
import { split } from "#client/drivers/sql/split.ts";

/** A table that the statement reads or writes, with the name that it goes by in it. */
export interface Source {
  /** As the server stores it. */
  readonly name: string;
  readonly schema: string | undefined;
  readonly alias: string | undefined;
  /** A common table expression of the statement itself. */
  readonly common: boolean;
}

export type Wanted =
  /** Inside a string, a comment or a number. */
  | { readonly kind: "nothing" }
  | {
      readonly kind: "tables" | "columns";
      /** What stands before the last period: a schema, a table or its alias; undefined without one. */
      readonly qualifier: string | undefined;
      /** The sources that are visible here. */
      readonly sources: readonly Source[];
      /** The names of the statement's common table expressions. */
      readonly common: readonly string[];
      /** What the user has typed of the name, quotes included. */
      readonly replace: Span;
      /** Whether a statement begins here. */
      readonly atStart: boolean;
    };

/** Reads the statement around the offset, whole or half-typed. Never throws. */
export function wantedAt(
  text: string,
  offset: number,
  dialect: Dialect,
  modes: Modes = {},
): Wanted {
  const piece = split(text, dialect, modes).find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  const all = tokenize(text, dialect, modes).filter(
    ({ start, end }) => start >= (piece?.start ?? 0) && end <= (piece?.end ?? text.length),
  );
  const inside = all.find(
    ({ start, end, closed }) => start < offset && (offset < end || (offset === end && !closed)),
  );
  if (inside && (inside.kind === "string" || inside.kind === "comment" || inside.kind === "data"))
    return { kind: "nothing" };
  // A line comment holds the place at its end too.
  const before = all.findLast(({ end }) => end === offset);
  if (before?.kind === "comment" && text.startsWith("--", before.start)) return { kind: "nothing" };
  const current = inside ?? before;
  if (current?.kind === "number" || current?.kind === "parameter") return { kind: "nothing" };
  const typed = current?.kind === "word" || current?.kind === "name" ? current : undefined;
  const replace = { start: typed?.start ?? offset, end: typed?.end ?? offset };
  const tokens = all.filter((token) => !isBlank(token));
  // A terminator ends what stands before it, though blanks after it still belong to its piece.
  const begun = tokens.findLastIndex(
    ({ kind, end }) => kind === "terminator" && end <= replace.start,
  );
  const words = withScopes(text, tokens.slice(begun + 1));
  const leading = words.filter(({ token }) => token.end <= replace.start);
  const at = leading.length;
  const scope = scopeAt(words, at);
  const qualifier = leading.at(-1)?.raw === "." ? nameOf(leading.at(-2)) : undefined;
  const clause = leading.slice(0, qualifier === undefined ? at : at - 2);
  return {
    kind: wantsTables(clause, scope) ? "tables" : "columns",
    qualifier,
    sources: sourcesOf(words)
      .filter(({ scope: own }) => scope.includes(own))
      .map(({ source }) => source),
    common: commonTables(words),
    replace,
    atStart: clause.length === 0,
  };
}

/** The table whose name or alias stands at the offset; undefined where none does. */
export function sourceAt(
  text: string,
  offset: number,
  dialect: Dialect,
  modes: Modes = {},
): { readonly source: Source; readonly span: Span } | undefined {
  const atWord = /[\w"`[\u0080-\uffff]/.test(text[offset] ?? "") ? offset + 1 : offset;
  const wanted = wantedAt(text, atWord, dialect, modes);
  if (wanted.kind === "nothing" || wanted.replace.start === wanted.replace.end) return undefined;
  const raw = text.slice(wanted.replace.start, wanted.replace.end);
  const name = bare(raw);
  const source = wanted.sources.find(
    (it) =>
      same(it.alias, name) ||
      (same(it.name, name) && (wanted.kind === "tables" || it.alias === undefined)),
  );
  return source && !source.common ? { source, span: wanted.replace } : undefined;
}

/** Whether two names mean one thing, as far as unquoted names go. */
export function same(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

interface Word {
  readonly token: Token;
  readonly raw: string;
  /** The word in capitals; empty for everything but an unquoted word. */
  readonly word: string;
  /** The parentheses around it, by number, the innermost last; 0 is the statement. */
  readonly scopes: readonly number[];
}

function withScopes(text: string, tokens: readonly Token[]): readonly Word[] {
  let scopes: readonly number[] = [0];
  let count = 0;
  return tokens.map((token) => {
    const raw = text.slice(token.start, token.end);
    if (raw === ")" && scopes.length > 1) scopes = scopes.slice(0, -1);
    const word = { token, raw, word: token.kind === "word" ? raw.toUpperCase() : "", scopes };
    if (raw === "(") scopes = [...scopes, ++count];
    return word;
  });
}

function scopeAt(words: readonly Word[], at: number): readonly number[] {
  const before = words[at - 1];
  if (before === undefined) return [0];
  // What stands right after a parenthesis is in it.
  const next = words.slice(at - 1).find(({ token }) => token.start >= before.token.end);
  if (before.raw === "(") return next?.scopes.length ? deeper(words, at, before) : before.scopes;
  return before.scopes;
}

function deeper(words: readonly Word[], at: number, open: Word): readonly number[] {
  const next = words[at];
  if (next !== undefined && next.raw !== ")") return next.scopes;
  const number = words.slice(0, at).filter(({ raw }) => raw === "(").length;
  return [...open.scopes, number];
}

const introducing = new Set([
  "FROM",
  "JOIN",
  "INTO",
  "UPDATE",
  "TABLE",
  "TRUNCATE",
  "DESCRIBE",
  "REFERENCES",
]);
const skipped = new Set([
  "ONLY",
  "IGNORE",
  "LOW_PRIORITY",
  "QUICK",
  "IF",
  "NOT",
  "EXISTS",
  "LATERAL",
]);
/** Words that end a list of tables, and that no table goes by. */
const following = new Set(
  "WHERE GROUP ORDER HAVING LIMIT OFFSET FETCH FOR WINDOW UNION INTERSECT EXCEPT ON USING SET VALUES SELECT RETURNING JOIN INNER LEFT RIGHT FULL CROSS NATURAL STRAIGHT_JOIN AS DEFAULT OVERRIDING PARTITION USE FORCE TABLESAMPLE INDEXED WITH".split(
    " ",
  ),
);

/** Whether the place is one of a table's name: after FROM and its like, or after a comma of their list. */
function wantsTables(leading: readonly Word[], scope: readonly number[]): boolean {
  const own = leading.filter(
    ({ scopes }) => scopes.length === scope.length && scopes.at(-1) === scope.at(-1),
  );
  let at = leading.length - 1;
  while (skipped.has(leading[at]?.word ?? "")) at--;
  const last = leading[at];
  if (last === undefined) return false;
  if (introducing.has(last.word)) return !isOther(leading, at);
  if (last.raw !== ",") return false;
  const clause = own.findLast(({ word }) => introducing.has(word) || following.has(word));
  return clause?.word === "FROM" || clause?.word === "JOIN";
}

/** FROM of `EXTRACT(day FROM x)`, UPDATE of `FOR UPDATE`. */
function isOther(words: readonly Word[], at: number): boolean {
  const { word, scopes } = words[at] ?? {};
  const before = words[at - 1]?.word ?? "";
  if (word === "UPDATE") return ["FOR", "KEY", "ON", "DO", "NO"].includes(before);
  if (word !== "FROM" || scopes === undefined || scopes.length === 1)
    return word === "FROM" && before === "DISTINCT";
  const open = words
    .slice(0, at)
    .findLastIndex((it) => it.raw === "(" && it.scopes.length === scopes.length - 1);
  return /^(?:EXTRACT|SUBSTRING|TRIM|OVERLAY|POSITION)$/.test(words[open - 1]?.word ?? "");
}

function sourcesOf(
  words: readonly Word[],
): readonly { readonly source: Source; readonly scope: number }[] {
  const common = new Set(commonTables(words).map((name) => name.toLowerCase()));
  const found: { source: Source; scope: number }[] = [];
  for (const [at, { word, scopes }] of words.entries()) {
    if (!introducing.has(word) || isOther(words, at)) continue;
    let next = at + 1;
    for (;;) {
      while (skipped.has(words[next]?.word ?? "")) next++;
      const read = readSource(words, next, common);
      if (read === undefined) break;
      if (read.source) found.push({ source: read.source, scope: scopes.at(-1) ?? 0 });
      next = read.next;
      if (words[next]?.raw !== "," || words[next]?.scopes.length !== scopes.length) break;
      if (word !== "FROM" && word !== "JOIN") break;
      next++;
    }
  }
  return found;
}

/** `schema.name AS alias`, or a query in parentheses, which is stepped over. */
function readSource(
  words: readonly Word[],
  from: number,
  common: ReadonlySet<string>,
): { readonly source: Source | undefined; readonly next: number } | undefined {
  let at = from;
  if (words[at]?.raw === "(") {
    const depth = words[at]?.scopes.length ?? 1;
    at++;
    while (at < words.length && !(words[at]?.raw === ")" && words[at]?.scopes.length === depth))
      at++;
    const alias = aliasAt(words, at + 1);
    return { source: undefined, next: alias.next };
  }
  const names: string[] = [];
  for (;;) {
    const name = nameOf(words[at]);
    if (name === undefined || (words[at]?.word !== "" && following.has(words[at]?.word ?? "")))
      break;
    names.push(name);
    at++;
    if (words[at]?.raw !== ".") break;
    at++;
  }
  const name = names.at(-1);
  if (name === undefined) return undefined;
  const { alias, next } = aliasAt(words, at);
  const schema = names.at(-2);
  const isCommon = schema === undefined && common.has(name.toLowerCase());
  return { source: { name, schema, alias, common: isCommon }, next };
}

function aliasAt(
  words: readonly Word[],
  from: number,
): { alias: string | undefined; next: number } {
  const at = words[from]?.word === "AS" ? from + 1 : from;
  const word = words[at];
  const alias = word && !following.has(word.word) ? nameOf(word) : undefined;
  return { alias, next: alias === undefined ? from : at + 1 };
}

/** `WITH name AS (…)`, as far as it is written. */
function commonTables(words: readonly Word[]): readonly string[] {
  if (!words.some(({ word }) => word === "WITH")) return [];
  return words.flatMap((word, at) => {
    const query = words[at + 2];
    const opens = query?.raw === "(" || query?.word === "MATERIALIZED" || query?.word === "NOT";
    const name = nameOf(word);
    return words[at + 1]?.word === "AS" && opens && name !== undefined ? [name] : [];
  });
}

function nameOf(word: Word | undefined): string | undefined {
  if (word?.token.kind !== "word" && word?.token.kind !== "name") return undefined;
  return bare(word.raw);
}

/** A name as the server stores it. */
function bare(raw: string): string {
  const quote = raw[0] ?? "";
  if (!['"', "`", "["].includes(quote)) return raw;
  const closed = raw.length > 1 && raw.endsWith(quote === "[" ? "]" : quote);
  return raw.slice(1, closed ? -1 : undefined).replaceAll(quote + quote, quote);
}
