/** What a console remembers of the statements that were run: what, where, when and how it ended. */
import type { Ran } from "#client/drivers/driver.ts";
import { duration, plural } from "#client/console/statements/words.ts";

/** One statement of the past. */
export interface Remembered {
  readonly alias: string;
  /** As it was typed. */
  readonly sql: string;
  /** When it ended, in ISO 8601. */
  readonly at: string;
  readonly outcome: "finished" | "failed" | "cancelled";
  readonly milliseconds: number;
  /** The rows it answered or changed, where that is known. */
  readonly rows?: number;
  /** The values that were bound, by key; only where the user allows them to be kept. */
  readonly values?: Readonly<Record<string, string | null>>;
}

/** Statements of a project that are kept. */
export const mostRemembered = 2000;
/** Characters of a statement beyond which it is not kept: a dump that was pasted is no history. */
const longest = 20_000;

/** What is kept of a statement; undefined for one that is not, because its words may hold a password. */
export function remember(
  alias: string,
  sql: string,
  ran: Ran,
  milliseconds: number,
  at: Date,
): Remembered | undefined {
  if (sql.length > longest || mayHoldPassword(sql)) return undefined;
  const rows = ran.kind === "failed" ? undefined : rowsOf(ran.results);
  return {
    alias,
    sql,
    at: at.toISOString(),
    outcome:
      ran.kind === "finished" ? "finished" : ran.reason === "cancelled" ? "cancelled" : "failed",
    milliseconds: Math.round(milliseconds),
    ...(rows === undefined ? {} : { rows }),
  };
}

/** What the servers' own client programs keep out of their histories. */
function mayHoldPassword(sql: string): boolean {
  return /\bidentified\b|\bpassword\b|\bpasswd\b|\bsecret\b|\bencrypt|\bdblink|\bcreate\s+(?:server|user\s+mapping|subscription)\b|\bchange\s+(?:master|replication)\b|:\/\/[^\s/:@]+:[^\s@]+@/i.test(
    sql,
  );
}

function rowsOf(
  results: readonly {
    readonly columns: readonly unknown[];
    readonly first: { readonly read: number };
    readonly affected: number | undefined;
  }[],
): number | undefined {
  const last = results.at(-1);
  if (last === undefined) return undefined;
  return last.columns.length > 0 ? last.first.read : last.affected;
}

/** The lines of a history's file, the oldest first. What is no entry is left out, so that a spoilt line spoils no other. */
export function readHistory(text: string): readonly Remembered[] {
  return text.split("\n").flatMap((line) => {
    try {
      const entry = JSON.parse(line) as Partial<Remembered> | null;
      return typeof entry?.sql === "string" &&
        typeof entry.alias === "string" &&
        typeof entry.at === "string"
        ? [entry as Remembered]
        : [];
    } catch {
      return [];
    }
  });
}

/** One line of a history's file. */
export function historyLine(entry: Remembered): string {
  return `${JSON.stringify(entry)}\n`;
}

/** The entries to offer: the newest first, and a statement that was run often only once for each alias. */
export function offered(entries: readonly Remembered[]): readonly Remembered[] {
  const seen = new Set<string>();
  return entries.toReversed().filter(({ alias, sql }) => {
    const key = JSON.stringify([alias, sql]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** How an entry reads in a list. */
export function shown(
  entry: Remembered,
  now: Date,
): { label: string; description: string; detail: string } {
  const text = entry.sql.replaceAll(/\s+/g, " ").trim();
  const rows = entry.rows === undefined ? [] : [plural(entry.rows, "row")];
  const outcome = entry.outcome === "finished" ? rows : [entry.outcome];
  return {
    label: text.length > 200 ? `${text.slice(0, 200)}…` : text,
    description: entry.alias,
    detail: [ago(new Date(entry.at), now), ...outcome, duration(entry.milliseconds)].join(" · "),
  };
}

/** `just now`, `5 minutes ago`, `3 hours ago`, `2024-05-01 10:00`. */
function ago(then: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${plural(minutes, "minute")} ago`;
  if (minutes < 24 * 60) return `${plural(Math.floor(minutes / 60), "hour")} ago`;
  return then.toISOString().slice(0, 16).replace("T", " ");
}
