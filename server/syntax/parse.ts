/** Parses Python: any text gives a tree, with the problems met on the way. */

import type { Comment, Parse, Parsed, SyntaxProblem } from "./parsed.ts";
import { createRawParser, type RawNode, type WasmFiles } from "./rawTree.ts";
import { Converter } from "./statements.ts";

/** Longer texts give no tree: nobody writes settings or models of a million characters by hand. */
export const longestText = 1_000_000;

/**
 * Makes a parser.
 * web-tree-sitter with tree-sitter-python: of the parsers measured it fails on the fewest real files,
 * and has a public interface.
 */
export async function createParser(wasm: WasmFiles): Promise<Parse> {
  const parser = await createRawParser(wasm);
  return (text) => {
    if (text.length > longestText)
      return nothing(text, `the file is too large: ${text.length} characters`);
    const root = parser.parse(text);
    if (root === undefined) return nothing(text, "the file could not be read as Python");
    try {
      const body = new Converter(text).statements(root.children);
      return {
        module: { kind: "Module", start: 0, end: text.length, body },
        ...gather(text, root),
      };
    } catch (error) {
      if (error instanceof RangeError) return nothing(text, "the file is nested too deeply");
      throw error;
    }
  };
}

function nothing(text: string, message: string): Parsed {
  return {
    module: { kind: "Module", start: 0, end: text.length, body: [] },
    problems: [{ start: 0, end: 0, message }],
    comments: [],
  };
}

function gather(text: string, root: RawNode): Pick<Parsed, "problems" | "comments"> {
  const problems: SyntaxProblem[] = [];
  const comments: Comment[] = [];
  const waiting: RawNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { start, end } = node;
    if (node.type === "comment") comments.push({ start, end, text: text.slice(start, end) });
    if (node.type === "ERROR" || node.isMissing)
      problems.push({ start, end, message: "invalid syntax" });
    waiting.push(...node.children);
  }
  return {
    problems: problems.toSorted((left, right) => left.start - right.start),
    comments: comments.toSorted((left, right) => left.start - right.start),
  };
}
