/** Turns string literals into texts: prefixes, quotes, escapes, joined pieces and fields. */

import { decode } from "./escapes.ts";
import type { Expression, FormattedField, FormattedText, Text } from "./tree.ts";
import type { Walk } from "./walk.ts";

type Part = string | FormattedField;

/** One literal, with or without fields. */
export function string(walk: Walk): Expression {
  const { start, end } = walk.range();
  const piece = opening(walk.text, start, end);
  if (piece === undefined) return { kind: "Missing", start, end };
  // A character that is named by its Unicode name: the names are not at hand, so it is not guessed.
  if (!piece.raw && !piece.bytes && /\\N\{/.test(walk.text.slice(piece.start, piece.end))) {
    return { kind: "Missing", start, end };
  }
  if (piece.formatted)
    return { kind: "FormattedText", parts: joined(fields(walk, piece)), start, end };
  const source = walk.text.slice(piece.start, piece.end);
  const value = decode(source, piece.raw, piece.bytes);
  const inner = value === source ? { start: piece.start, end: piece.end } : undefined;
  return { kind: "Text", value, isBytes: piece.bytes, inner, start, end };
}

/** Adjacent literals. */
export function strings(walk: Walk): Expression {
  const { start, end } = walk.range();
  const pieces = walk.expressions();
  if (pieces.some(({ kind }) => kind === "Missing")) return { kind: "Missing", start, end };
  const formatted = pieces.some((piece) => piece.kind === "FormattedText");
  if (formatted) return formattedText(pieces, start, end);
  const texts = pieces.filter((piece): piece is Text => piece.kind === "Text");
  const value = texts.map((text) => text.value).join("");
  const isBytes = texts.some((text) => text.isBytes);
  return { kind: "Text", value, isBytes, inner: undefined, start, end };
}

function formattedText(pieces: readonly Expression[], start: number, end: number): FormattedText {
  const parts = pieces.flatMap((piece): readonly Part[] => {
    if (piece.kind === "Text") return [piece.value];
    return piece.kind === "FormattedText" ? piece.parts : [];
  });
  return { kind: "FormattedText", parts: joined(parts), start, end };
}

interface Opening {
  /** The content's range. */
  readonly start: number;
  readonly end: number;
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly formatted: boolean;
}

/** Reads prefix and quotes; undefined for Python 2's backticks. */
function opening(text: string, start: number, end: number): Opening | undefined {
  let at = start;
  let raw = false;
  let bytes = false;
  let formatted = false;
  for (; at < end; at += 1) {
    const letter = text.charCodeAt(at) | 32;
    if (letter === 114) raw = true;
    else if (letter === 98) bytes = true;
    else if (letter === 102 || letter === 116) formatted = true;
    else if (letter !== 117) break;
  }
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return undefined;
  const width = text.startsWith(quote.repeat(3), at) && end - at >= 3 ? 3 : 1;
  const first = at + width;
  const closed = end - width >= first && text.endsWith(quote.repeat(width), end);
  const last = Math.max(first, closed ? end - width : end);
  return { start: Math.min(first, end), end: Math.min(last, end), raw, bytes, formatted };
}

/** The parts of an f-string: what stands between its fields, and the fields. */
function fields(walk: Walk, piece: Opening): Part[] {
  const parts: Part[] = [];
  let at = piece.start;
  if (walk.downNamed()) {
    do {
      if (walk.name !== "interpolation") continue;
      const { start, end } = walk.range();
      parts.push(literal(walk.text.slice(at, start), piece), field(walk, piece));
      at = end;
    } while (walk.nextNamed());
    walk.up();
  }
  parts.push(literal(walk.text.slice(at, piece.end), piece));
  return parts;
}

function literal(source: string, { raw, bytes }: Opening): string {
  return decode(source, raw, bytes).replaceAll("{{", "{").replaceAll("}}", "}");
}

function field(walk: Walk, piece: Opening): FormattedField {
  const { start, end } = walk.range();
  let value: Expression = { kind: "Missing", start, end };
  let conversion: FormattedField["conversion"];
  let format: readonly Part[] | undefined;
  let debug: string | undefined;
  if (walk.down()) {
    let read = false;
    do {
      const { name } = walk;
      if (name === "=") debug = walk.text.slice(start + 1, walk.start);
      else if (name === "type_conversion") conversion = conversionOf(walk.text[walk.start + 1]);
      else if (name === "format_specifier") format = specifier(walk, piece);
      else if (walk.named && !read) {
        read = true;
        value = walk.expression();
      }
    } while (walk.next());
    walk.up();
  }
  return { value, conversion, format, debug, start, end };
}

function conversionOf(letter: string | undefined): FormattedField["conversion"] {
  return letter === "s" || letter === "r" || letter === "a" ? letter : undefined;
}

function specifier(walk: Walk, piece: Opening): readonly Part[] {
  const { start, end } = walk.range();
  const parts: Part[] = [];
  let at = start + 1;
  if (walk.downNamed()) {
    do {
      const range = walk.range();
      parts.push(literal(walk.text.slice(at, range.start), piece), field(walk, piece));
      at = range.end;
    } while (walk.nextNamed());
    walk.up();
  }
  parts.push(literal(walk.text.slice(at, end), piece));
  return joined(parts);
}

/** Without empty texts, and with neighbors put together. */
function joined(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") found[found.length - 1] = last + part;
    else found.push(part);
  }
  return found;
}
