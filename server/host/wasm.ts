/** Finds the parser's WebAssembly files: beside the bundle, or in `node_modules` when run from sources. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { createParser } from "#server/syntax/parse.ts";
import type { Parse } from "#server/syntax/parsed.ts";

let parser: Promise<Parse> | undefined;

/** The parser of this process, made once. */
export function loadParser(): Promise<Parse> {
  parser ??= createParser({
    runtime: readFileSync(wasmPath("web-tree-sitter")),
    grammar: readFileSync(wasmPath("tree-sitter-python")),
  });
  return parser;
}

function wasmPath(name: string): string {
  const beside = join(import.meta.dirname, `${name}.wasm`);
  if (existsSync(beside)) return beside;
  return join(import.meta.dirname, "..", "..", "node_modules", name, `${name}.wasm`);
}
