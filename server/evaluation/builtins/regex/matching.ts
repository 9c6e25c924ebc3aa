/** Finds what a pattern of Python's `re` finds, by the patterns of JavaScript. */

import { isSimple } from "../text/characters.ts";
import { type Flags, type Pattern, translate } from "./translate.ts";

/** A pattern that can be run. */
export interface Compiled extends Pattern {
  /** As it was written. */
  readonly written: string;
}

export interface Match {
  readonly pattern: Compiled;
  readonly text: string;
  /** Of the whole and of each group, in UTF-16 offsets; undefined where a group took no part. */
  readonly spans: readonly (readonly [number, number] | undefined)[];
}

export type Mode = "search" | "match" | "fullmatch";

/** Longer texts are not searched. */
const longest = 20_000;

/** Compiles a pattern; undefined where it has no counterpart. */
export function compile(written: string, flags: Flags): Compiled | undefined {
  if (written.length > 2000) return undefined;
  const pattern = translate(written, flags);
  return pattern === undefined ? undefined : { ...pattern, written };
}

/** The first match from an offset on; "unknown" for a text that is too long. */
export function find(
  pattern: Compiled,
  text: string,
  mode: Mode,
  from = 0,
): Match | undefined | "unknown" {
  if (text.length > longest) return "unknown";
  const source = mode === "fullmatch" ? `(?:${pattern.source})(?![^])` : pattern.source;
  const sticky = mode === "search" ? "g" : "y";
  const expression = new RegExp(source, `dv${sticky}${pattern.flags.ignoreCase ? "i" : ""}`);
  expression.lastIndex = from;
  const found = expression.exec(text);
  if (found === null) return undefined;
  const spans = [found.indices?.[0]];
  for (let group = 1; group <= pattern.groups; group++) {
    spans.push(found.indices?.groups?.[`g${group}`]);
  }
  return { pattern, text, spans };
}

/** All matches that do not overlap, as `re.finditer`. */
export function findAll(pattern: Compiled, text: string): readonly Match[] | undefined {
  const found: Match[] = [];
  let from = 0;
  while (from <= text.length) {
    const match = find(pattern, text, "search", from);
    if (match === "unknown") return undefined;
    if (match === undefined) break;
    const [start, end] = match.spans[0] ?? [0, 0];
    found.push(match);
    from = end > start ? end : nextOffset(text, end);
    // Behind a match that is not empty, an empty one may follow at once.
  }
  return found;
}

/** The text of a group; undefined where it took no part. */
export function groupText(match: Match, group: number): string | undefined {
  const span = match.spans[group];
  return span === undefined ? undefined : match.text.slice(span[0], span[1]);
}

/** The number of a group by its number or name; undefined where there is none. */
export function groupNumber(pattern: Pattern, group: number | string): number | undefined {
  if (typeof group === "string") return pattern.names.get(group);
  return Number.isInteger(group) && group >= 0 && group <= pattern.groups ? group : undefined;
}

/** Offsets in code points, as Python counts. */
export function pythonOffset(text: string, offset: number): number {
  return isSimple(text) ? offset : Array.from(text.slice(0, offset)).length;
}

/** The other way round. */
export function unitOffset(text: string, offset: number): number {
  return isSimple(text) ? offset : Array.from(text).slice(0, offset).join("").length;
}

/** Reads the template of `re.sub`; undefined where Python raises or it is not known. */
export function expandTemplate(template: string, match: Match): string | undefined {
  const simple: Readonly<Record<string, string>> = {
    n: "\n",
    r: "\r",
    t: "\t",
    f: "\f",
    v: "\v",
    a: "\u0007",
    "\\": "\\",
  };
  let isBroken = false;
  const expanded = template.replaceAll(
    /\\(?:g<([^>]*)>|([1-9]\d?)|([^]))/g,
    (_whole, name: string | undefined, digits: string | undefined, letter: string | undefined) => {
      if (letter !== undefined) {
        const known = simple[letter];
        if (known === undefined && /[A-Za-z0-9]/.test(letter)) isBroken = true;
        return known ?? `\\${letter}`;
      }
      const given = digits ?? name ?? "";
      const group = groupNumber(match.pattern, /^\d+$/.test(given) ? Number(given) : given);
      if (group === undefined) isBroken = true;
      return groupText(match, group ?? 0) ?? "";
    },
  );
  return isBroken || /(?:^|[^\\])(?:\\\\)*\\$/.test(template) ? undefined : expanded;
}

function nextOffset(text: string, offset: number): number {
  return offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);
}
