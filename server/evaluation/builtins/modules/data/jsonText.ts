/** JSON to values and back, as Python's `json` reads and writes it. */

import { bool, dict, float, int, list, NONE, text } from "../../../make.ts";
import type { DictEntry, Machine, Value } from "../../../values.ts";
import { payloadOf, textOf, typeName } from "../../plain.ts";
import { floatText } from "../../text/floatDigits.ts";

/** Reads a document; undefined where it is broken. Integers keep all their digits. */
export function readJson(written: string): Value | undefined {
  const reader = new Reader(written);
  const value = reader.value(0);
  return value !== undefined && reader.isAtEnd ? value : undefined;
}

const deepest = 200;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(written: string) {
    this.#text = written.startsWith("\ufeff") ? written.slice(1) : written;
  }

  get isAtEnd(): boolean {
    this.#take(/[ \t\n\r]*/y);
    return this.#at === this.#text.length;
  }

  value(depth: number): Value | undefined {
    if (depth > deepest) return undefined;
    this.#take(/[ \t\n\r]*/y);
    switch (this.#text.charAt(this.#at)) {
      case "{":
        return this.#object(depth);
      case "[":
        return this.#array(depth);
      case '"': {
        const string = this.#string();
        return string === undefined ? undefined : text(string);
      }
      default:
        return this.#word();
    }
  }

  #take(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #word(): Value | undefined {
    const word = this.#take(
      /true|false|null|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
    );
    switch (word) {
      case undefined:
        return undefined;
      case "true":
      case "false":
        return bool(word === "true");
      case "null":
        return NONE;
      default:
        return /^-?\d+$/.test(word) ? int(BigInt(word)) : float(Number(word));
    }
  }

  #string(): string | undefined {
    const found = this.#take(/"(?:[^"\\\0-\x1f]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"/y);
    return found === undefined ? undefined : (JSON.parse(found) as string);
  }

  #array(depth: number): Value | undefined {
    this.#at++;
    const items: Value[] = [];
    if (this.#take(/[ \t\n\r]*\]/y) !== undefined) return list(items);
    for (;;) {
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      if (this.#take(/[ \t\n\r]*\]/y) !== undefined) return list(items);
      if (this.#take(/[ \t\n\r]*,/y) === undefined) return undefined;
    }
  }

  #object(depth: number): Value | undefined {
    this.#at++;
    const entries = new Map<string, DictEntry>();
    if (this.#take(/[ \t\n\r]*\}/y) !== undefined) return dict(entries);
    for (;;) {
      this.#take(/[ \t\n\r]*/y);
      const name = this.#string();
      if (name === undefined || this.#take(/[ \t\n\r]*:/y) === undefined) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      entries.set(`s${name}`, { key: text(name), value, origin: undefined, maybe: undefined });
      if (this.#take(/[ \t\n\r]*\}/y) !== undefined) return dict(entries);
      if (this.#take(/[ \t\n\r]*,/y) === undefined) return undefined;
    }
  }
}

export interface JsonStyle {
  readonly indent: string | undefined;
  readonly sortKeys: boolean;
  readonly ascii: boolean;
  readonly comma: string;
  readonly colon: string;
}

/**
 * Writes a value; undefined where it is not known.
 * @throws by the machine the `TypeError` of what JSON cannot hold.
 */
export function writeJson(
  machine: Machine,
  given: Value,
  style: JsonStyle,
  depth = 0,
): string | undefined {
  if (depth > deepest) return undefined;
  const value = payloadOf(machine.decide(given));
  switch (value.kind) {
    case "none":
      return "null";
    case "bool":
      return value.value ? "true" : "false";
    case "int":
      return value.value.toString();
    case "float":
      if (Number.isFinite(value.value)) return floatText(value.value);
      return Number.isNaN(value.value) ? "NaN" : value.value < 0 ? "-Infinity" : "Infinity";
    case "text":
      return quoted(value.value, style.ascii);
    case "list":
    case "tuple": {
      if ("open" in value && value.open !== undefined) return undefined;
      const items = value.items.map((item) => writeJson(machine, item, style, depth + 1));
      return items.includes(undefined) ? undefined : bracketed("[", items, "]", style, depth);
    }
    case "dict": {
      if (value.open !== undefined) return undefined;
      const items: string[] = [];
      const entries = Array.from(value.entries.values());
      if (style.sortKeys)
        entries.sort((a, b) => ((textOf(a.key) ?? "") < (textOf(b.key) ?? "") ? -1 : 1));
      for (const entry of entries) {
        const key = keyText(machine, entry.key);
        const item = writeJson(machine, entry.value, style, depth + 1);
        if (key === undefined || item === undefined || entry.maybe !== undefined) return undefined;
        items.push(`${quoted(key, style.ascii)}${style.colon}${item}`);
      }
      return bracketed("{", items, "}", style, depth);
    }
    case "unknown":
    case "native":
      return undefined;
    default:
      return machine.raise(
        "TypeError",
        `Object of type ${typeName(machine, value)} is not JSON serializable`,
      );
  }
}

function bracketed(
  open: string,
  items: readonly (string | undefined)[],
  close: string,
  style: JsonStyle,
  depth: number,
): string {
  if (items.length === 0) return open + close;
  if (style.indent === undefined) return open + items.join(style.comma) + close;
  const inner = `\n${style.indent.repeat(depth + 1)}`;
  return `${open}${inner}${items.join(style.comma + inner)}\n${style.indent.repeat(depth)}${close}`;
}

function keyText(machine: Machine, key: Value): string | undefined {
  const value = payloadOf(machine.decide(key));
  switch (value.kind) {
    case "text":
      return value.value;
    case "none":
      return "null";
    case "bool":
      return value.value ? "true" : "false";
    case "int":
      return value.value.toString();
    case "float":
      return floatText(value.value);
    case "unknown":
      return undefined;
    default:
      return machine.raise("TypeError", "keys must be str, int, float, bool or None");
  }
}

function quoted(written: string, isAscii: boolean): string {
  const plain = JSON.stringify(written);
  return isAscii
    ? plain.replaceAll(
        /[\x7f-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
      )
    : plain;
}
