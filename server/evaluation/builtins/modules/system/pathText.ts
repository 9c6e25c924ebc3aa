/** File names: pure computations on their texts, as `posixpath` does them. */

/** As `os.path.join(first, ...)`. */
export function joinPath(first: string, rest: readonly string[]): string {
  let path = first;
  for (const part of rest) {
    if (part.startsWith("/")) path = part;
    else path += path === "" || path.endsWith("/") ? part : `/${part}`;
  }
  return path;
}

/** As `os.path.normpath(path)`. */
export function normalPath(path: string): string {
  if (path === "") return ".";
  const root =
    path.startsWith("//") && !path.startsWith("///") ? "//" : path.startsWith("/") ? "/" : "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || (root === "" && parts.length === 0) || parts.at(-1) === "..")
      parts.push(part);
    else parts.pop();
  }
  const kept = root === "" ? parts : parts.filter((part) => part !== "..");
  return root + kept.join("/") || ".";
}

/** As `os.path.split(path)`. */
export function splitPath(path: string): readonly [string, string] {
  const at = path.lastIndexOf("/") + 1;
  const head = path.slice(0, at);
  return [/^\/*$/.test(head) ? head : head.replace(/\/+$/, ""), path.slice(at)];
}

/** As `os.path.splitext(path)`. */
export function splitExtension(path: string): readonly [string, string] {
  const found = /^([^]*\/)?(\.*[^/]*?)(\.[^./]*)?$/.exec(path);
  const [, directory = "", root = "", extension = ""] = found ?? [];
  // A name that begins with dots has no extension before its first other character.
  if (/^\.*$/.test(root)) return [directory + root + extension, ""];
  return [directory + root, extension];
}

/** The parts of a path as `pathlib` sees it: the root, then names, without empty ones and `.`. */
export function pathParts(path: string): string[] {
  const names = path.split("/").filter((part) => part !== "" && part !== ".");
  return path.startsWith("/") ? ["/", ...names] : names;
}

/** The path with these parts. */
export function fromParts(parts: readonly string[]): string {
  const [root, ...names] = parts;
  if (root === "/") return `/${names.join("/")}`;
  return parts.length === 0 ? "." : parts.join("/");
}

/** As `os.path.relpath(path, start)` of absolute paths. */
export function relativePath(path: string, start: string): string {
  const to = pathParts(normalPath(path));
  const from = pathParts(normalPath(start));
  let common = 0;
  while (common < to.length && to[common] === from[common]) common++;
  const up = from.slice(common).map(() => "..");
  return [...up, ...to.slice(common)].join("/") || ".";
}
