/** Parses Python with tree-sitter, and turns its tree into ours. */

import { Language, Parser, type Tree } from "web-tree-sitter";
import { compoundStatements } from "./compoundStatements.ts";
import { continuations, expressions } from "./expressions.ts";
import { grammarOf, type Grammar } from "./grammar.ts";
import type { Comment, Parse, Parsed, SyntaxProblem } from "./parsed.ts";
import { simpleStatements } from "./statements.ts";
import { Walk } from "./walk.ts";

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
  return (text) => {
    if (text.length > longestText)
      return empty(text, `the file is too large: ${text.length} characters`);
    let tree: Tree | null = null;
    try {
      tree = parser.parse(text);
      return tree
        ? convert(text, tree, grammar)
        : empty(text, "the file could not be read as Python");
    } catch {
      // The grammar's scanner can give up on odd input; the parser must not keep that state.
      parser.reset();
      return empty(text, "the file could not be read as Python");
    } finally {
      // Memory in WebAssembly is not freed by garbage collection.
      tree?.delete();
    }
  };
}

function convert(text: string, tree: Tree, grammar: Grammar): Parsed {
  const cursor = tree.walk();
  const walk = new Walk(text, cursor, grammar);
  const body = walk.block();
  cursor.delete();
  return {
    module: { kind: "Module", body, start: 0, end: text.length },
    problems: tree.rootNode.hasError ? problemsOf(tree) : [],
    comments: text.includes("multidb") ? commentsOf(text, tree) : [],
  };
}

function problemsOf(tree: Tree): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  const waiting = [tree.rootNode];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { startIndex: start, endIndex: end } = node;
    if (node.isError || node.isMissing) found.push({ start, end, message: "invalid syntax" });
    if (node.hasError) waiting.push(...node.children.filter((child) => child !== null));
  }
  return found.toSorted((left, right) => left.start - right.start);
}

function commentsOf(text: string, tree: Tree): Comment[] {
  return tree.rootNode
    .descendantsOfType("comment")
    .filter((node) => node !== null)
    .map(({ startIndex: start, endIndex: end }) => ({ start, end, text: text.slice(start, end) }));
}

function empty(text: string, message: string): Parsed {
  return {
    module: { kind: "Module", body: [], start: 0, end: text.length },
    problems: [{ start: 0, end: 0, message }],
    comments: [],
  };
}
