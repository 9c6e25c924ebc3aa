/** Says what one SQL statement would do, and takes what it does not understand for more than a read. */
import { itemsOf, partsOf, reachesAllRows } from "./code.ts";
import type { Dialect, Modes } from "./dialect.ts";
import { tokenize } from "./lexer.ts";
import { split } from "./split.ts";
import { tablesOf } from "./tables.ts";
import { transactionOf, type TransactionEffect } from "./transaction.ts";
import { judge } from "./verbs.ts";
import { combine, type Verdict } from "./verdict.ts";

/** What a statement does, as far as its text tells. */
export interface Classification extends Verdict {
  /** The verbs in the order of the text: the first word, then every query and change of rows inside. */
  readonly verbs: readonly string[];
  /** Tables that are certainly meant, as written but unquoted; others may be touched too. */
  readonly tables: readonly string[];
  /** Whether an UPDATE or DELETE has no WHERE (or one that is always true), or a table is truncated. */
  readonly isWholeTable: boolean;
  /** What becomes of the transaction; MySQL commits before most definitions. */
  readonly transaction: TransactionEffect;
}

/**
 * Classifies a text that should be one statement; several are `unknown`, and so is none.
 * Where a mode of the session that is not given would change where strings end, every reading counts.
 * A user's own operators, casts, views and rules may do anything: the read-only session is the second net.
 */
export function classify(text: string, dialect: Dialect, modes: Modes = {}): Classification {
  const [first = modes, ...others] = readings(text, dialect, modes);
  const own = read(text, dialect, first);
  const verdicts = others.map((other) => read(text, dialect, other));
  if (verdicts.every(({ kind, verbs }) => kind === own.kind || verbs.length === 0)) return own;
  const { kind, reasons } = combine([own, ...verdicts]);
  return { ...own, kind, reasons: reasons.length > 0 ? reasons : ["it can be read in two ways"] };
}

/** The modes under which the server may read this text. */
function readings(text: string, dialect: Dialect, modes: Modes): readonly Modes[] {
  const found = [modes];
  if (text.includes("\\") && modes.backslashEscapes === undefined && dialect !== "sqlite")
    found.push({ ...modes, backslashEscapes: dialect === "postgresql" });
  if (dialect !== "mysql") return found;
  if (text.includes("\\") && text.includes('"') && modes.ansiQuotes === undefined)
    found.push({ ...modes, ansiQuotes: true });
  // A server older than the version in the comment does not execute it.
  return /\/\*M?!/.test(text)
    ? found.flatMap((mode) => [mode, { ...mode, executableComments: false }])
    : found;
}

function read(text: string, dialect: Dialect, modes: Modes): Classification {
  const tokens = tokenize(text, dialect, modes);
  const pieces = split(text, dialect, modes).filter(({ kind }) => kind !== "empty");
  const items = pieces.flatMap(({ code }) => itemsOf(text, tokens, code));
  const parts = partsOf(items);
  const whole = parts.some((part) => reachesAllRows(items, part));
  const first = items.find(({ raw }) => raw !== "(")?.word ?? "";
  const inner = parts
    .filter(({ at }) => items[at]?.word !== first || at > 0)
    .map(({ verb }) => verb);
  const verbs = [first, ...inner].filter((verb, at, all) => verb !== "" && all[at - 1] !== verb);
  const base = {
    verbs,
    tables: tablesOf(items),
    isWholeTable: whole || first === "TRUNCATE",
    transaction: transactionOf(items, dialect),
  };
  if (pieces.length !== 1)
    return {
      ...base,
      ...unknown(pieces.length === 0 ? "there is no statement" : "there are several statements"),
    };
  if (pieces[0]?.kind === "command" || tokens.some(({ kind }) => kind === "command"))
    return { ...base, ...unknown("it is a command for the client program") };
  const executed = tokens.filter(({ kind }) => kind === "mark").length;
  const verdicts = [judge(items, dialect)];
  if (tokens.some(({ closed }) => !closed))
    verdicts.push(unknown("a string, name or comment is not closed"));
  if (executed > 2 || (executed > 0 && holdsQuotes(text)))
    verdicts.push(unknown("its executable comments can be read in several ways"));
  return { ...base, ...combine(verdicts) };
}

/** Whether the end of an executable comment could be meant otherwise: it holds a quote or another comment. */
function holdsQuotes(text: string): boolean {
  const from = text.search(/\/\*M?!/);
  const to = text.indexOf("*/", from);
  return /['"`#]|--|\/\*/.test(text.slice(from + 3, to < 0 ? text.length : to));
}

function unknown(reason: string): Verdict {
  return { kind: "unknown", reasons: [reason] };
}
