/** Dotted module names and files: which file a name means, and which name a file has. */

import type { Files } from "#server/text/files.ts";
import { isWithin, join, relative } from "#server/text/paths.ts";

export interface ResolvedModule {
  /** Undefined for a namespace package: a directory without `__init__.py`. */
  readonly path: string | undefined;
  readonly isPackage: boolean;
}

export interface Resolver {
  /** Finds a module by its absolute dotted name, the first root that has it. */
  locate(name: string): ResolvedModule | undefined;
  /** Whether no directory on the path has a top-level module of that name, compiled ones included. */
  isAbsent(name: string): boolean;
  /** The dotted name of a file, by the first root that holds it. */
  moduleName(path: string): string | undefined;
  /** Adds directories to the end of the path; whether any was new. */
  extend(directories: readonly string[]): boolean;
  /** Forgets what was found and not found: files came or went. */
  forget(): void;
}

/** @param path the directories on Python's path, in order, absolute */
export function createResolver(files: Files, path: readonly string[]): Resolver {
  const roots = [...path];
  const known = new Map<string, ResolvedModule | undefined>();
  const listed = new Map<string, ReadonlySet<string>>();
  const names = (directory: string): ReadonlySet<string> => {
    let found = listed.get(directory);
    if (found === undefined) listed.set(directory, (found = new Set(files.list(directory))));
    return found;
  };
  const search = (name: string): ResolvedModule | undefined => {
    const parts = name.split(".");
    if (parts.some((part) => part === "")) return undefined;
    let namespace: ResolvedModule | undefined;
    for (const root of roots) {
      const directory = join(root, ...parts.slice(0, -1));
      const last = parts.at(-1) ?? "";
      const siblings = names(directory);
      if (siblings.has(last)) {
        const path = join(directory, last);
        if (names(path).has("__init__.py"))
          return { path: join(path, "__init__.py"), isPackage: true };
        if (files.kind(path) === "directory") namespace ??= { path: undefined, isPackage: true };
      }
      if (siblings.has(`${last}.py`))
        return { path: join(directory, `${last}.py`), isPackage: false };
    }
    return namespace;
  };
  return {
    locate(name) {
      if (!known.has(name)) known.set(name, search(name));
      return known.get(name);
    },
    isAbsent(name) {
      return roots.every((root) =>
        [...names(root)].every((entry) => entry !== name && !entry.startsWith(`${name}.`)),
      );
    },
    moduleName(path) {
      const root = roots.find((candidate) => isWithin(path, candidate));
      if (root === undefined || !path.endsWith(".py")) return undefined;
      return relative(root, path)
        .replace(/\.py$/, "")
        .replace(/(^|\/)__init__$/, "")
        .replaceAll("/", ".");
    },
    extend(directories) {
      const added = directories.filter(
        (directory) => !roots.includes(directory) && files.kind(directory) === "directory",
      );
      if (added.length === 0) return false;
      roots.push(...added);
      this.forget();
      return true;
    },
    forget() {
      known.clear();
      listed.clear();
    },
  };
}
