/** Python modules that a test writes down as texts: a module index over files in memory. */

import { loadParser } from "#server/host/wasm.ts";
import {
  createModuleIndex,
  type IndexOptions,
  type ModuleIndex,
} from "#server/index/moduleIndex.ts";
import { createResolver, type Resolver } from "#server/index/resolve.ts";
import type { Parse } from "#server/syntax/parsed.ts";
import type { Files } from "#server/text/files.ts";
import { memoryFiles } from "./memoryFiles.ts";

export interface TestModules {
  readonly index: ModuleIndex;
  readonly resolver: Resolver;
  readonly files: Files;
  readonly parse: Parse;
  /** Changes a file, or takes it away, and tells the index; what `update` answers. */
  readonly edit: (path: string, text: string | undefined) => boolean;
}

/**
 * The modules stand under `/project`.
 *
 * ```ts
 * const { index, edit } = await modulesFrom({ "shop/models.py": "class Order: pass" });
 * index.summary("/project/shop/models.py")?.module.body;
 * edit("shop/models.py", "class Order: ...");
 * ```
 */
export async function modulesFrom(
  texts: Readonly<Record<string, string>>,
  options?: IndexOptions,
): Promise<TestModules> {
  const contents = new Map(Object.entries(texts).map(([path, text]) => [place(path), text]));
  const files = memoryFiles(contents);
  const parse = await loadParser();
  const index = createModuleIndex(files, parse, options);
  return {
    index,
    resolver: createResolver(files, ["/project"]),
    files,
    parse,
    edit(path, text) {
      if (text === undefined) contents.delete(place(path));
      else contents.set(place(path), text);
      return index.update(place(path));
    },
  };
}

function place(path: string): string {
  return `/project/${path}`;
}
