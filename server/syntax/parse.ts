/** Parses Python with tree-sitter, and turns its tree into ours. */

import { Language, Parser, type Node as SyntaxNode, type Tree } from "web-tree-sitter";
import type { Range } from "#server/text/span.ts";
import { compoundStatements } from "./compoundStatements.ts";
import { EditedText } from "./edits.ts";
import { continuations, expressions } from "./expressions.ts";
import { grammarOf, type Grammar } from "./grammar.ts";
import type { Comment, Parse, Parsed, Part, SyntaxProblem } from "./parsed.ts";
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
export const longestText = 1_000_000;

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
  return (text, part) => {
    if (text.length > longestText)
      return empty(text, `the file is too large: ${text.length} characters`);
    const source = sourceOf(text, part);
    let tree: Tree | null = null;
    try {
      tree = parser.parse(source.parsed);
      return tree ? convert(source, tree, grammar) : empty(text, unreadable);
    } catch {
      // The grammar's scanner can give up on odd input; the parser must not keep that state.
      parser.reset();
      return empty(text, unreadable);
    } finally {
      // Memory in WebAssembly is not freed by garbage collection.
      tree?.delete();
    }
  };
}

const unreadable = "the file could not be read as Python";

interface ParsedSource extends Source {
  readonly parsed: string;
}

function sourceOf(text: string, part: Part | undefined): ParsedSource {
  const whole = { text, base: 0, edited: undefined, leftOut: undefined, parsed: text };
  if (part?.kind === "definition") {
    const { start, end } = part.range;
    return { ...whole, base: start, parsed: text.slice(start, end) };
  }
  const edits = part?.kind === "outline" ? bodyEdits(text) : undefined;
  if (edits === undefined || edits.length === 0) return whole;
  const edited = new EditedText(text, edits);
  const leftOut = new Map(edits.map(({ start, end }) => [start, end]));
  return { ...whole, edited, leftOut, parsed: edited.text };
}

function convert(source: ParsedSource, tree: Tree, grammar: Grammar): Parsed {
  const { text } = source;
  const cursor = tree.walk();
  const walk = new Walk(source, cursor, grammar);
  const body = walk.block();
  cursor.delete();
  return {
    module: { kind: "Module", body, start: 0, end: text.length },
    problems: tree.rootNode.hasError ? problemsOf(source, tree) : [],
    comments: text.includes("multidb") ? commentsOf(source, tree) : [],
  };
}

function problemsOf(source: ParsedSource, tree: Tree): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  const waiting = [tree.rootNode];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.isError || node.isMissing)
      found.push({ ...placeOf(source, node), message: "invalid syntax" });
    if (node.hasError) waiting.push(...node.children.filter((child) => child !== null));
  }
  return found.toSorted((left, right) => left.start - right.start);
}

function commentsOf(source: ParsedSource, tree: Tree): Comment[] {
  return tree.rootNode
    .descendantsOfType("comment")
    .filter((node) => node !== null)
    .map((node) => {
      const { start, end } = placeOf(source, node);
      return { start, end, text: source.text.slice(start, end) };
    });
}

function placeOf({ base, edited }: Source, node: SyntaxNode): Range {
  const place = (index: number): number => base + (edited?.original(index) ?? index);
  return { start: place(node.startIndex), end: place(node.endIndex) };
}

function empty(text: string, message: string): Parsed {
  return {
    module: { kind: "Module", body: [], start: 0, end: text.length },
    problems: [{ start: 0, end: 0, message }],
    comments: [],
  };
}
