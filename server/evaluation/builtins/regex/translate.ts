/** Turns a pattern of Python's `re` into one of JavaScript that finds the same, where there is one. */

import { Cursor, letter, literal } from "./cursor.ts";
import { classEscape, sets, type CharacterSets } from "./sets.ts";

export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
  readonly ascii: boolean;
}

export interface Pattern {
  /** For the `v` flag; without `^` and `$` of JavaScript's own. */
  readonly source: string;
  readonly flags: Flags;
  /** The number of capturing groups. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /**
   * Groups inside something repeated: JavaScript forgets them with each round and Python does not,
   * so that "no match" is not certain.
   */
  readonly forgetful: ReadonlySet<number>;
}

/** Translates a pattern; undefined where it is broken or has no counterpart. */
export function translate(pattern: string, given: Flags): Pattern | undefined {
  const cursor = new Cursor(pattern);
  const flags = globalFlags(cursor, given);
  if (flags === undefined) return undefined;
  const translator = new Translator(cursor, flags);
  const source = translator.alternatives(0);
  if (source === undefined || !cursor.ended) return undefined;
  const { groups, names, forgetful } = translator;
  try {
    void new RegExp(source, "v");
  } catch {
    return undefined;
  }
  return { source, flags, groups, names, forgetful };
}

/** Flags that stand before everything else: `(?im)`. */
function globalFlags(cursor: Cursor, given: Flags): Flags | undefined {
  let flags = given;
  for (;;) {
    const found = cursor.take(/\(\?([aiLmsux]+)\)/y);
    if (found === undefined) return flags;
    const letters = found[1] ?? "";
    if (letters.includes("L")) return undefined;
    flags = {
      ignoreCase: flags.ignoreCase || letters.includes("i"),
      multiline: flags.multiline || letters.includes("m"),
      dotAll: flags.dotAll || letters.includes("s"),
      verbose: flags.verbose || letters.includes("x"),
      ascii: flags.ascii || letters.includes("a"),
    };
  }
}

const deepest = 100;

class Translator {
  groups = 0;
  readonly names = new Map<string, number>();
  readonly forgetful = new Set<number>();
  readonly #cursor: Cursor;
  readonly #flags: Flags;
  readonly #sets: CharacterSets;

  constructor(cursor: Cursor, flags: Flags) {
    this.#cursor = cursor;
    this.#flags = flags;
    this.#sets = sets(flags.ascii);
  }

  alternatives(depth: number): string | undefined {
    if (depth > deepest) return undefined;
    let source = "";
    for (;;) {
      if (this.#cursor.ended || this.#cursor.peek === ")") return source;
      if (this.#cursor.skip("|")) {
        source += "|";
        continue;
      }
      const piece = this.#piece(depth);
      if (piece === undefined) return undefined;
      source += piece;
    }
  }

  /** One atom with its quantifier. */
  #piece(depth: number): string | undefined {
    if (this.#flags.verbose && this.#cursor.take(/\s+|#[^\n]*/y)) return "";
    const before = this.groups;
    const atom = this.#atom(depth);
    if (atom === undefined || atom === "") return atom;
    const quantifier = this.#quantifier();
    if (quantifier === undefined) return undefined;
    if (quantifier !== "" && quantifier !== "?" && quantifier !== "??") {
      for (let group = before + 1; group <= this.groups; group++) this.forgetful.add(group);
    }
    return atom + quantifier;
  }

  #quantifier(): string | undefined {
    if (this.#flags.verbose) this.#cursor.take(/(?:\s+|#[^\n]*)+/y);
    const found = this.#cursor.take(/[*+?]|\{(\d*)(,?)(\d*)\}/y);
    if (found === undefined) return "";
    const [whole, low = "", comma = "", high = ""] = found;
    let quantifier: string = whole;
    if (whole.startsWith("{")) {
      // `{}` and `x{,}` are read by Python in ways of their own.
      if (low === "" && high === "") return undefined;
      quantifier = `{${low === "" ? "0" : low}${comma}${high}}`;
    }
    if (this.#cursor.skip("?")) quantifier += "?";
    // A second quantifier is possessive (Python 3.11) or an error.
    return /[*+?]/y.test(this.#cursor.peek) ? undefined : quantifier;
  }

  #atom(depth: number): string | undefined {
    const cursor = this.#cursor;
    if (cursor.peek === "(") return this.#group(depth);
    if (cursor.peek === "[") return this.#class();
    if (cursor.peek === "\\") return this.#escape();
    const character = cursor.next();
    switch (character) {
      case ".":
        return this.#flags.dotAll ? "[^]" : String.raw`[^\n]`;
      case "^":
        return this.#flags.multiline ? String.raw`(?<![^\n])` : "(?<![^])";
      case "$":
        return this.#flags.multiline ? String.raw`(?![^\n])` : String.raw`(?=\n?(?![^]))`;
      case "*":
      case "+":
      case "?":
        return undefined;
      default:
        return literal(character);
    }
  }

  #group(depth: number): string | undefined {
    const cursor = this.#cursor;
    cursor.next();
    if (cursor.take(/\?#[^)]*\)/y)) return "";
    const opening = this.#opening();
    if (opening === undefined) return undefined;
    if (opening.startsWith(String.raw`\k`)) return opening;
    const inner = this.alternatives(depth + 1);
    if (inner === undefined || !cursor.skip(")")) return undefined;
    return `${opening}${inner})`;
  }

  #opening(): string | undefined {
    const cursor = this.#cursor;
    const plain = cursor.take(/\?(?::|=|!|<=|<!)/y);
    if (plain !== undefined) return `(${plain[0]}`;
    const reference = cursor.take(/\?P=([A-Za-z_]\w*)\)/y);
    if (reference !== undefined) {
      const group = this.names.get(reference[1] ?? "");
      return group === undefined ? undefined : String.raw`\k<g${group}>`;
    }
    const name = cursor.take(/\?P<([A-Za-z_]\w*)>/y)?.[1];
    if (name !== undefined) {
      if (this.names.has(name)) return undefined;
      this.names.set(name, this.groups + 1);
    } else if (cursor.peek === "?") {
      return undefined;
    }
    this.groups++;
    // Every group is named by its number, so that a digit may follow a reference.
    return `(?<g${this.groups}>`;
  }

  #escape(): string | undefined {
    const cursor = this.#cursor;
    const reference = cursor.take(/\\([1-9]\d?)(?![0-7])/y);
    if (reference !== undefined) {
      const group = Number(reference[1]);
      return group <= this.groups ? String.raw`\k<g${group}>` : undefined;
    }
    const word = this.#sets.word;
    const anchor = cursor.take(/\\([AZbB])/y)?.[1];
    switch (anchor) {
      case "A":
        return "(?<![^])";
      case "Z":
        return "(?![^])";
      case "b":
        return `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`;
      case "B":
        return `(?:(?<=[${word}])(?=[${word}])|(?<![${word}])(?![${word}]))`;
      default:
        break;
    }
    const set = classEscape(cursor, this.#sets);
    if (set !== undefined) return `[${set}]`;
    const character = letter(cursor);
    return character === undefined ? undefined : literal(character);
  }

  #class(): string | undefined {
    const cursor = this.#cursor;
    cursor.next();
    let source = cursor.skip("^") ? "[^" : "[";
    for (let first = true; ; first = false) {
      if (cursor.ended) return undefined;
      if (!first && cursor.skip("]")) return `${source}]`;
      const set = classEscape(cursor, this.#sets);
      if (set !== undefined) {
        source += set;
        continue;
      }
      const low = this.#classCharacter();
      if (low === undefined) return undefined;
      if (!cursor.take(/-(?!\])/y)) {
        source += literal(low);
        continue;
      }
      const high = this.#classCharacter();
      if (high === undefined || (high.codePointAt(0) ?? 0) < (low.codePointAt(0) ?? 0)) {
        return undefined;
      }
      source += `${literal(low)}-${literal(high)}`;
    }
  }

  #classCharacter(): string | undefined {
    if (this.#cursor.take(/\\b/y)) return "\b";
    if (this.#cursor.peek === "\\") return letter(this.#cursor);
    return this.#cursor.ended ? undefined : this.#cursor.next();
  }
}
