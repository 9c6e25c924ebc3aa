/** Parses Python with tree-sitter, and turns its tree into ours. */

import { Language, Parser, type Tree } from "web-tree-sitter";
import type { Range } from "#server/text/span.ts";
import { closers } from "./closers.ts";
import { compoundStatements } from "./compoundStatements.ts";
import { EditedText, type Places } from "./edits.ts";
import { continuations, expressions } from "./expressions.ts";
import { grammarOf, type Grammar } from "./grammar.ts";
import type { Comment, Parse, Parsed, Part, SyntaxProblem } from "./parsed.ts";
import { incompleteLines } from "./incompleteLines.ts";
import { lineRepairs } from "./lineRepairs.ts";
import { bodyEdits } from "./outline.ts";
import { simpleStatements } from "./statements.ts";
import { Walk, type Source } from "./walk.ts";

/** The two WebAssembly files, as bytes: the core reads no disk. */
export interface Wasm {
  /** `web-tree-sitter.wasm`. */
  readonly runtime: Uint8Array;
  /** `tree-sitter-python.wasm`. */
  readonly grammar: Uint8Array;
}

/** Longer texts give no tree: nobody writes settings or models of a million characters by hand. */
const longestText = 1_000_000;

/**
 * Makes a parser. Rejects where the bytes are not those of the pinned versions.
 * web-tree-sitter with tree-sitter-python: of the parsers measured it fails on the fewest real
 * files, and has a public interface.
 */
export async function createParser({ runtime, grammar: grammarBytes }: Wasm): Promise<Parse> {
  await Parser.init({ wasmBinary: runtime });
  const language = await Language.load(grammarBytes);
  const parser = new Parser();
  parser.setLanguage(language);
  const grammar = grammarOf(language, {
    expressions,
    continuations,
    statements: { ...simpleStatements, ...compoundStatements },
  });
  const reader = new Reader(parser, grammar);
  return (text, part) => {
    if (text.length > longestText)
      return empty(text, `the file is too large: ${text.length} characters`);
    try {
      return reader.read(text, part);
    } catch {
      // The grammar's scanner can give up on odd input; the parser must not keep that state.
      parser.reset();
      return empty(text, "the file could not be read as Python");
    }
  };
}

/** A text to be parsed, and where it stands in the one that was asked for. */
interface ParsedSource extends Source {
  readonly parsed: string;
}

/** What was done to mend a text. */
interface Mended {
  readonly text: string;
  /** With what was left open closed. */
  readonly closed: ParsedSource;
  /** With its lines mended too, where that was needed. */
  readonly mended: ParsedSource | undefined;
  /** How many problems there are in `closed`. */
  readonly wrong: number;
}

class Reader {
  readonly #parser: Parser;
  readonly #grammar: Grammar;
  #latest: Mended | undefined;

  constructor(parser: Parser, grammar: Grammar) {
    this.#parser = parser;
    this.#grammar = grammar;
  }

  read(text: string, part: Part | undefined): Parsed {
    const source = sourceOf(text, part);
    const parsed = this.#convert(source);
    if (part?.kind === "definition") return parsed;
    const incomplete = incompleteLines(source.parsed).map((range) => problemAt(source, range));
    const problems = [...parsed.problems, ...incomplete];
    if (problems.length === 0) return parsed;
    const { comments } = parsed;
    return { ...(this.#mended(text, problems.length) ?? parsed), problems, comments };
  }

  /** What the text gives once it is mended; undefined where that leaves no fewer problems. */
  #mended(text: string, problems: number): Parsed | undefined {
    // One text is asked for several times while it is edited: as an outline, and for what it names.
    if (this.#latest?.text !== text) this.#latest = this.#mend(text);
    const { closed, mended, wrong } = this.#latest;
    const last = mended && this.#convert(mended);
    if (last && last.problems.length < Math.min(problems, wrong)) return last;
    return wrong < problems ? this.#convert(closed) : undefined;
  }

  #mend(text: string): Mended {
    const first = new EditedText(text, closers(text));
    const closed = wholeSource(text, withoutOddities(first.text), first);
    const wrong = [...this.#problems(closed.parsed), ...incompleteLines(closed.parsed)];
    const edits = lineRepairs(closed.parsed, wrong, (line) => this.#problems(line).length === 0);
    if (edits.length === 0) return { text, closed, mended: undefined, wrong: wrong.length };
    const last = new EditedText(closed.parsed, edits);
    const both: Places = { original: (place) => first.original(last.original(place)) };
    return { text, closed, mended: wholeSource(text, last.text, both), wrong: wrong.length };
  }

  #problems(text: string): readonly Range[] {
    return this.#parse(text, (tree) => (tree.rootNode.hasError ? problemsOf(tree) : []));
  }

  #convert(source: ParsedSource): Parsed {
    return this.#parse(source.parsed, (tree) => convert(source, tree, this.#grammar));
  }

  #parse<Result>(text: string, use: (tree: Tree) => Result): Result {
    const tree = this.#parser.parse(text);
    if (tree === null) throw new Error("the parser has no language");
    try {
      return use(tree);
    } finally {
      // Memory in WebAssembly is not freed by garbage collection.
      tree.delete();
    }
  }
}

/** A lone `\r` ends a line for Python, but not for the grammar. */
const oldLineEnd = /\r(?!\n)/g;

/** The grammar's scanner takes a time that grows with the square of such a run. */
const continuedRun = /(?:\\\r?\n[ \t]*){40,}/g;

/** What the grammar can read, of the same length. */
function readableOf(text: string): string {
  const lines = text.includes("\r") ? text.replace(oldLineEnd, "\n") : text;
  if (!lines.includes("\\\n\\\n") && !lines.includes("\\\r\n\\\r\n")) return lines;
  return lines.replace(continuedRun, (run) => " ".repeat(run.length));
}

function sourceOf(text: string, part: Part | undefined): ParsedSource {
  const readable = readableOf(text);
  const whole = wholeSource(text, readable, undefined);
  if (part?.kind === "definition") {
    const { start, end } = part.range;
    return { ...whole, base: start, parsed: readable.slice(start, end) };
  }
  const edits = part?.kind === "outline" ? bodyEdits(readable, part.keep) : undefined;
  if (edits === undefined || edits.length === 0) return whole;
  const edited = new EditedText(readable, edits);
  const leftOut = new Map(edits.map(({ start, end }) => [start, end]));
  return { ...whole, edited, leftOut, parsed: edited.text };
}

function wholeSource(text: string, parsed: string, edited: Places | undefined): ParsedSource {
  return { text, base: 0, edited, leftOut: undefined, parsed };
}

/**
 * What no Python has, and newer Python than the grammar's has, as blanks: control characters, lone
 * surrogates, the defaults of type parameters (PEP 696). Of the same length.
 */
function withoutOddities(text: string): string {
  return readableOf(text)
    .replace(/[\0-\x08\x0e-\x1f\x7f]|\p{Surrogate}/gu, " ")
    .replace(/\b(?:class|def|type)[ \t]+\w+[ \t]*\[(?:[^[\]\n]|\[[^[\]\n]*\])*\]/g, (declared) =>
      declared.replace(/=[^,[\]]*(?:\[[^\]]*\][^,[\]]*)*/g, (fallback) =>
        " ".repeat(fallback.length),
      ),
    );
}

function convert(source: ParsedSource, tree: Tree, grammar: Grammar): Parsed {
  const { text } = source;
  const cursor = tree.walk();
  const walk = new Walk(source, cursor, grammar);
  const body = walk.block();
  cursor.delete();
  return {
    module: { kind: "Module", body, start: 0, end: text.length },
    problems: tree.rootNode.hasError
      ? problemsOf(tree).map((range) => problemAt(source, range))
      : [],
    comments: text.includes("multidb") ? commentsOf(source, tree) : [],
  };
}

/** Where the tree has errors, in the text that was parsed. */
function problemsOf(tree: Tree): Range[] {
  const found: Range[] = [];
  const waiting = [tree.rootNode];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.isError || node.isMissing) found.push({ start: node.startIndex, end: node.endIndex });
    if (node.hasError) waiting.push(...node.children.filter((child) => child !== null));
  }
  return found.toSorted((left, right) => left.start - right.start);
}

function commentsOf(source: ParsedSource, tree: Tree): Comment[] {
  return tree.rootNode
    .descendantsOfType("comment")
    .filter((node) => node !== null)
    .map((node) => {
      const { start, end } = placeOf(source, { start: node.startIndex, end: node.endIndex });
      return { start, end, text: source.text.slice(start, end) };
    });
}

function problemAt(source: Source, range: Range): SyntaxProblem {
  return { ...placeOf(source, range), message: "invalid syntax" };
}

function placeOf({ base, edited }: Source, { start, end }: Range): Range {
  const place = (index: number): number => base + (edited?.original(index) ?? index);
  return { start: place(start), end: place(end) };
}

function empty(text: string, message: string): Parsed {
  return {
    module: { kind: "Module", body: [], start: 0, end: text.length },
    problems: [{ start: 0, end: 0, message }],
    comments: [],
  };
}
