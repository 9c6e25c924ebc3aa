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
  /** Whether a name means a compiled module, which cannot be read. */
  isCompiled(name: string): boolean;
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
  return new PathResolver(files, path);
}

/** What a dotted name leads to: a module, or directories in which its submodules are. */
interface Found extends ResolvedModule {
  readonly directories: readonly string[];
  readonly isCompiled: boolean;
}

class PathResolver implements Resolver {
  readonly #files: Files;
  readonly #roots: string[];
  readonly #found = new Map<string, Found | undefined>();
  readonly #names = new Map<string, ReadonlySet<string>>();
  readonly #compiled = new Map<string, ReadonlySet<string>>();

  constructor(files: Files, roots: readonly string[]) {
    this.#files = files;
    this.#roots = [...roots];
  }

  locate(name: string): ResolvedModule | undefined {
    const found = this.#find(name);
    return found?.isCompiled === true ? undefined : found;
  }

  isCompiled(name: string): boolean {
    return this.#find(name)?.isCompiled === true;
  }

  isAbsent(name: string): boolean {
    return this.#roots.every((root) =>
      [...this.#list(root)].every((entry) => entry !== name && !entry.startsWith(`${name}.`)),
    );
  }

  moduleName(path: string): string | undefined {
    if (!path.endsWith(".py")) return undefined;
    let longest: string | undefined;
    // site-packages and `src` may lie inside of another root.
    for (const root of this.#roots)
      if (isWithin(path, root) && root.length > (longest?.length ?? -1)) longest = root;
    if (longest === undefined) return undefined;
    return relative(longest, path)
      .replace(/\.py$/, "")
      .replace(/(^|\/)__init__$/, "")
      .replaceAll("/", ".");
  }

  extend(directories: readonly string[]): boolean {
    const added = directories.filter(
      (directory) =>
        !this.#roots.includes(directory) && this.#files.kind(directory) === "directory",
    );
    if (added.length === 0) return false;
    this.#roots.push(...added);
    this.forget();
    return true;
  }

  forget(): void {
    this.#found.clear();
    this.#names.clear();
    this.#compiled.clear();
  }

  #find(name: string): Found | undefined {
    const known = this.#found.get(name);
    if (known !== undefined || this.#found.has(name)) return known;
    const dot = name.lastIndexOf(".");
    const directories = dot < 0 ? this.#roots : (this.#find(name.slice(0, dot))?.directories ?? []);
    const found = this.#search(name.slice(dot + 1), directories);
    this.#found.set(name, found);
    return found;
  }

  /**
   * As Python's path finder: in each directory a package, then a module; directories without
   * `__init__.py` are put together where nothing else is found.
   */
  #search(name: string, directories: readonly string[]): Found | undefined {
    if (!isName.test(name)) return undefined;
    const portions: string[] = [];
    for (const directory of directories) {
      const siblings = this.#list(directory);
      const inside = join(directory, name);
      if (siblings.has(name)) {
        if (this.#list(inside).has("__init__.py"))
          return {
            path: join(inside, "__init__.py"),
            isPackage: true,
            directories: [inside],
            isCompiled: false,
          };
        if (this.#files.kind(inside) === "directory") portions.push(inside);
      }
      // Python takes a compiled module before the source beside it.
      if (this.#compiledIn(directory).has(name))
        return { path: undefined, isPackage: false, directories: [], isCompiled: true };
      if (siblings.has(`${name}.py`))
        return { path: `${inside}.py`, isPackage: false, directories: [], isCompiled: false };
    }
    if (portions.length === 0) return undefined;
    return { path: undefined, isPackage: true, directories: portions, isCompiled: false };
  }

  /** The modules that stand in a directory as libraries of the machine: `name.cpython-313-….so`. */
  #compiledIn(directory: string): ReadonlySet<string> {
    let found = this.#compiled.get(directory);
    if (found === undefined) {
      found = new Set(
        [...this.#list(directory)]
          .filter((entry) => isLibrary.test(entry))
          .map((entry) => entry.slice(0, entry.indexOf("."))),
      );
      this.#compiled.set(directory, found);
    }
    return found;
  }

  #list(directory: string): ReadonlySet<string> {
    let found = this.#names.get(directory);
    if (found === undefined) {
      found = new Set(this.#files.list(directory));
      this.#names.set(directory, found);
    }
    return found;
  }
}

/** Names that lead somewhere else in a file system are none; Python's may have any letters. */
const isName = /^[^\s./\\:]+$/;

const isLibrary = /\.(?:so|pyd)$/;
