/** How a value looks in its cell: one line, with what is cut, empty or NULL told apart. */
import type { Cell, Column, ValueKind } from "#client/drivers/values.ts";

/** Characters of a value that are put into a cell; more would not be seen. */
const shownCharacters = 300;

export interface CellText {
  readonly text: string;
  /** What the cell is beside its value, for its look. */
  readonly look: "value" | "null" | "empty" | "binary";
  readonly isNumber: boolean;
  /** "the first 1,000 of 52,000 characters"; undefined where nothing is cut. */
  readonly cut: string | undefined;
}

export function cellText(cell: Cell, column: Column): CellText {
  const kind = kindOf(cell, column);
  const isNumber = kind === "integer" || kind === "decimal" || kind === "float";
  if (cell === null) return { text: "NULL", look: "null", isNumber, cut: undefined };
  const text = textOf(cell);
  const cut = cutOf(cell, kind);
  if (kind === "binary") {
    const bytes = lengthOf(cell) ?? text.length / 2;
    const shown = text.slice(0, 64);
    const more = shown.length < text.length || cut !== undefined ? "…" : "";
    const length = `${bytes.toLocaleString("en")} ${bytes === 1 ? "byte" : "bytes"}`;
    return { text: `0x${shown}${more} (${length})`, look: "binary", isNumber, cut };
  }
  if (text === "") return { text: "", look: "empty", isNumber, cut };
  const line = text.slice(0, shownCharacters).replace(/\r\n|\r|\n/g, "⏎");
  const more = text.length > shownCharacters || cut !== undefined ? "…" : "";
  return { text: line + more, look: "value", isNumber, cut };
}

export function kindOf(cell: Cell, column: Column): ValueKind {
  return cell !== null && typeof cell === "object" ? cell.kind : column.kind;
}

/** The text of a value that is not NULL. */
export function textOf(cell: Exclude<Cell, null>): string {
  return typeof cell === "string" ? cell : cell.text;
}

/** The length of the whole, where only its beginning is here. */
export function lengthOf(cell: Cell): number | undefined {
  return cell !== null && typeof cell === "object" ? cell.length : undefined;
}

function cutOf(cell: Cell, kind: ValueKind): string | undefined {
  const length = lengthOf(cell);
  if (length === undefined || cell === null) return undefined;
  const text = textOf(cell);
  const here = kind === "binary" ? text.length / 2 : text.length;
  const unit = kind === "binary" ? "bytes" : "characters";
  return `the first ${here.toLocaleString("en")} of ${length.toLocaleString("en")} ${unit}`;
}

/** A value as the pane of a single cell shows it: JSON with a line for each part, binary as a dump. */
export function wholeText(cell: Exclude<Cell, null>, column: Column): string {
  const kind = kindOf(cell, column);
  const text = textOf(cell);
  if (kind === "json") return prettyJson(text);
  if (kind === "binary") return hexDump(text);
  return text;
}

/**
 * JSON with line breaks and indents put between its tokens, which stay as they are:
 * parsing would round its numbers. What is no JSON comes back unchanged.
 */
function prettyJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g) ?? [];
  let depth = 0;
  let out = "";
  const line = () => `\n${"  ".repeat(depth)}`;
  for (const [at, token] of tokens.entries()) {
    const closes = token === "]" || token === "}";
    const isEmpty = closes && (tokens[at - 1] === "[" || tokens[at - 1] === "{");
    if (closes) depth--;
    if (closes && !isEmpty) out += line();
    out += token === ":" ? ": " : token;
    if (token === "[" || token === "{") depth++;
    const next = tokens[at + 1];
    if (token === "," || ((token === "[" || token === "{") && next !== "]" && next !== "}"))
      out += line();
  }
  return out;
}

/** Hexadecimal digits, sixteen bytes a line, with offsets and what is readable of them. */
function hexDump(digits: string): string {
  const lines: string[] = [];
  for (let at = 0; at < digits.length; at += 32) {
    const bytes = digits.slice(at, at + 32).match(/../g) ?? [];
    const readable = bytes
      .map((byte) => Number.parseInt(byte, 16))
      .map((code) => (code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : "."))
      .join("");
    const offset = (at / 2).toString(16).padStart(8, "0");
    lines.push(`${offset}  ${bytes.join(" ").padEnd(47)}  ${readable}`);
  }
  return lines.join("\n");
}
