/** Gives the evaluator and the models layer their modules: stubs of ours first, then what the index has. */

import type { FoundModule, ModuleSource } from "#server/evaluation/evaluation.ts";
import type { ModuleIndex } from "#server/index/moduleIndex.ts";
import type { Resolver } from "#server/index/resolve.ts";
import type { Files } from "#server/text/files.ts";
import { isWithin } from "#server/text/paths.ts";
import type { CodeBase } from "./models/codebase.ts";

export interface Sources {
  readonly source: ModuleSource;
  readonly code: CodeBase;
  /** The files that were asked for so far, absolute: an edit of another one changes nothing. */
  readonly touched: Set<string>;
}

/**
 * @param root the project's directory
 * @param stub finds a stub by its dotted name
 * @param isComplete whether what is installed is known, so that what is not found is not there
 */
export function createSources(
  files: Files,
  index: ModuleIndex,
  resolver: Resolver,
  root: string,
  stub: (name: string) => FoundModule | undefined,
  isComplete: boolean,
): Sources {
  const touched = new Set<string>();
  const text = (path: string): string | undefined => {
    touched.add(path);
    return files.text(path);
  };
  const source: ModuleSource = {
    find(name) {
      const known = stub(name);
      if (known !== undefined) return known;
      const located = resolver.locate(name);
      if (located === undefined) return undefined;
      if (located.path === undefined)
        return { path: undefined, isPackage: true, tree: emptyModule };
      touched.add(located.path);
      const tree = index.summary(located.path)?.module;
      return tree && { path: located.path, isPackage: located.isPackage, tree };
    },
    isCompiled: (name) => resolver.isCompiled(name),
    ...(isComplete ? { isAbsent: (name: string) => resolver.isAbsent(name) } : {}),
    body: (path, definition) => index.body(path, definition),
    text,
  };
  const code: CodeBase = {
    locate: (name) => {
      const located = resolver.locate(name);
      return (
        located ?? (stub(name) === undefined ? undefined : { path: undefined, isPackage: false })
      );
    },
    imports: (path) => {
      touched.add(path);
      return index.imports(path);
    },
    text,
    isOwn: (path) => isWithin(path, root) && !/\/(site|dist)-packages\//.test(path),
  };
  return { source, code, touched };
}

const emptyModule = { kind: "Module", body: [], start: 0, end: 0 } as const;
