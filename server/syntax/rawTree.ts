/** The grammar's tree as plain objects: one cursor walk, then the WebAssembly tree is let go. */

import { Language, Parser, type Tree } from "web-tree-sitter";

import type { Range } from "#server/text/span.ts";

/** A named node of `tree-sitter-python`'s grammar; colons and commas of slices are kept too. */
export interface RawNode extends Range {
  readonly type: string;
  /** The field under which it stands in its parent; "" for none. */
  readonly field: string;
  readonly isMissing: boolean;
  readonly children: RawNode[];
}

export interface RawParser {
  parse(text: string): RawNode | undefined;
}

/** The bytes of the two WebAssembly files: `web-tree-sitter.wasm` and `tree-sitter-python.wasm`. */
export interface WasmFiles {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

export async function createRawParser(wasm: WasmFiles): Promise<RawParser> {
  await Parser.init({ wasmBinary: wasm.runtime });
  const language = await Language.load(wasm.grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const types = Array.from(
    { length: language.nodeTypeCount },
    (_, id) => language.nodeTypeForId(id) ?? "",
  );
  const named = types.map((_, id) => language.nodeTypeIsNamed(id));
  const fields = Array.from(
    { length: language.fieldCount + 1 },
    (_, id) => language.fieldNameForId(id) ?? "",
  );
  return {
    parse(text) {
      let tree: Tree | null = null;
      try {
        tree = parser.parse(text);
        return tree === null ? undefined : copy(tree, types, named, fields);
      } catch {
        // The grammar's scanner can give up on odd input; the parser must not keep that state.
        parser.reset();
        return undefined;
      } finally {
        tree?.delete();
      }
    },
  };
}

const errorType = 65535;

function copy(
  tree: Tree,
  types: readonly string[],
  named: readonly boolean[],
  fields: readonly string[],
): RawNode {
  const cursor = tree.walk();
  const root = read("");
  const parents: RawNode[] = [root];
  if (!cursor.gotoFirstChild()) return root;
  for (;;) {
    const id = cursor.nodeTypeId;
    const parent = parents.at(-1) ?? root;
    let descended = false;
    if (named[id] === true || id === errorType || parent.type === "slice") {
      const node = read(fields[cursor.currentFieldId] ?? "");
      parent.children.push(node);
      if (cursor.gotoFirstChild()) {
        parents.push(node);
        descended = true;
      }
    }
    if (descended) continue;
    while (!cursor.gotoNextSibling()) {
      parents.pop();
      if (parents.length === 0 || !cursor.gotoParent()) {
        cursor.delete();
        return root;
      }
    }
  }

  function read(field: string): RawNode {
    const id = cursor.nodeTypeId;
    return {
      type: id === errorType ? "ERROR" : (types[id] ?? ""),
      field,
      start: cursor.startIndex,
      end: cursor.endIndex,
      isMissing: cursor.nodeIsMissing,
      children: [],
    };
  }
}
