/** Finds the placeholders of a statement, Django's and the engines' own, and binds values in their place. */
import type { Statement, Value } from "#client/drivers/driver.ts";
import type { Dialect, Modes } from "#client/drivers/sql/dialect.ts";
import { tokenize } from "#client/drivers/sql/lexer.ts";

/** A value that the user is asked for; several placeholders may stand for it. */
export interface Parameter {
  /** What tells it from the statement's others: the name, or the place from 1 on. */
  readonly key: string;
  /** As it is written first: `%(name)s`, `%s`, `$1`, `?`, `:name`. */
  readonly written: string;
  /** Offsets in the statement. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** The parameters of a statement. */
export interface Parameters {
  readonly kind: "found";
  /** In the order of their first places. */
  readonly parameters: readonly Parameter[];
  /** Whether Django would format this statement, so that `%%` stands for one percent sign. */
  readonly django: boolean;
}

export type Found =
  | Parameters
  | { readonly kind: "refused"; readonly message: string; readonly position: number };

/** What is to be asked for before one statement can run; refused where Django would not take it. */
export function parametersOf(sql: string, dialect: Dialect, modes: Modes = {}): Found {
  const found = new Map<string, { written: string; places: { start: number; end: number }[] }>();
  const styles = new Map<string, number>();
  let counted = 0;
  let brackets = 0;
  for (const { kind, start, end } of tokenize(sql, dialect, modes)) {
    const written = sql.slice(start, end);
    if (kind === "operator") brackets += written === "[" ? 1 : written === "]" ? -1 : 0;
    // A variable of MySQL is none of ours, and `a[1:n]` is a slice.
    if (kind !== "parameter" || (dialect === "mysql" && written.startsWith("@"))) continue;
    if (written.startsWith(":") && dialect === "postgresql" && brackets > 0) continue;
    const style = styleOf(written);
    if (!styles.has(style)) styles.set(style, start);
    const own = /\d+$/.exec(written)?.[0];
    const name = /^%\((\w+)\)s$/.exec(written)?.[1] ?? (style === "named" ? written.slice(1) : own);
    const key = name ?? String(counted + 1);
    if (style !== "named" && style !== "django-named") counted = Math.max(counted, Number(key));
    const known = found.get(key);
    if (known) known.places.push({ start, end });
    else found.set(key, { written, places: [{ start, end }] });
  }
  const [first, second] = [...styles];
  if (first && second)
    return {
      kind: "refused",
      message: "The statement mixes two kinds of placeholders",
      position: Math.max(first[1], second[1]),
    };
  const django = first?.[0].startsWith("django") ?? false;
  const stray = django ? strayPercent(sql, found) : undefined;
  if (stray !== undefined)
    return {
      kind: "refused",
      message: "In a statement with parameters, Django wants a percent sign written as %%",
      position: stray,
    };
  return {
    kind: "found",
    django,
    parameters: [...found].map(([key, { written, places }]) => ({ key, written, places })),
  };
}

/** How a session wants its values: `ServerFacts.placeholder`. */
export type Placeholder = "numbered" | "question" | "percent";

/** A statement as the server takes it, and the way back to what was written. */
export interface Bound {
  readonly statement: Statement;
  /** Where an offset of the statement sent is in the one that was written. */
  readonly origin: (offset: number) => number;
}

/**
 * Puts the engine's placeholders in, with the values beside the text and never in it.
 * @param values by key; what has none stays as it is written
 */
export function bind(
  sql: string,
  { parameters, django }: Parameters,
  values: ReadonlyMap<string, Value>,
  placeholder: Placeholder,
): Bound {
  const bound = parameters.filter(({ key }) => values.has(key));
  if (bound.length === 0) return { statement: { sql }, origin: (offset) => offset };
  const places = bound
    .flatMap(({ key, places }) => places.map((place) => ({ ...place, key })))
    .toSorted((one, other) => one.start - other.start);
  const order: string[] = [];
  const sent = new Sent();
  let at = 0;
  for (const { start, end, key } of places) {
    sent.text(sql, at, start, django, placeholder);
    const known = placeholder === "numbered" ? order.indexOf(key) : -1;
    if (known < 0) order.push(key);
    const number = known < 0 ? order.length : known + 1;
    sent.add({ numbered: `$${number}`, question: "?", percent: "%s" }[placeholder], start);
    at = end;
  }
  sent.text(sql, at, sql.length, django, placeholder);
  return {
    statement: { sql: sent.sql, values: order.map((key) => values.get(key) ?? null) },
    origin: (offset) => sent.origin(offset),
  };
}

/** The text being made, and where each part of it comes from. */
class Sent {
  sql = "";
  readonly #parts: { readonly sent: number; readonly written: number; readonly length: number }[] =
    [];

  /** @param length how far offsets run along; within a placeholder all of them are its start */
  add(part: string, written: number, length = 0): void {
    this.#parts.push({ sent: this.sql.length, written, length });
    this.sql += part;
  }

  /** Text between placeholders: what Django would make of it, and what a driver that formats wants in turn. */
  text(sql: string, from: number, to: number, django: boolean, placeholder: Placeholder): void {
    const shape = django ? /%%|[^%]+|%/g : /[^%]+|%/g;
    for (const { 0: part, index } of sql.slice(from, to).matchAll(shape)) {
      const wanted = part[0] !== "%" ? part : placeholder === "percent" ? "%%" : "%";
      this.add(wanted, from + index, part.length);
    }
  }

  origin(offset: number): number {
    const part = this.#parts.findLast(({ sent }) => sent <= offset);
    return part ? part.written + Math.min(offset - part.sent, part.length) : offset;
  }
}

function styleOf(written: string): string {
  if (written === "%s") return "django";
  if (written.startsWith("%(")) return "django-named";
  if (written.startsWith("?")) return "question";
  return /^\$\d+$/.test(written) ? "numbered" : "named";
}

/** A percent sign, anywhere in the text, that Python's formatting would not take for what it is. */
function strayPercent(
  sql: string,
  found: ReadonlyMap<string, { places: readonly { start: number }[] }>,
): number | undefined {
  const starts = new Set([...found.values()].flatMap(({ places }) => places.map((it) => it.start)));
  for (let at = sql.indexOf("%"); at >= 0; at = sql.indexOf("%", at + 1)) {
    if (starts.has(at)) continue;
    if (sql[at + 1] !== "%") return at;
    at++;
  }
  return undefined;
}
