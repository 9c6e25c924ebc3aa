/** Path arithmetic on absolute paths with `/`, without a file system. */

/** Joins and normalises: `.` and `..` are resolved, doubled slashes removed. An absolute part starts anew. */
export function join(...parts: readonly string[]): string {
  const kept: string[] = [];
  let absolute = false;
  for (const part of parts) {
    if (isAbsolute(part)) {
      kept.length = 0;
      absolute = part.startsWith("/");
    }
    for (const name of part.split("/")) {
      if (name === "" || name === ".") continue;
      if (name === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
      else if (name !== ".." || !absolute) kept.push(name);
    }
  }
  return (absolute ? "/" : "") + kept.join("/") || (absolute ? "/" : ".");
}

/** Whether it starts at a root: `/x`, or `C:/x` on Windows. */
export function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:\//.test(path);
}

/** The directory that holds it; the root holds itself. */
export function parent(path: string): string {
  const slash = path.lastIndexOf("/");
  if (slash < 0) return ".";
  if (slash === 0) return "/";
  return path.slice(0, slash);
}

/** The last name. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Whether `path` is `directory` or lies below it. */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === "/" ? "/" : `${directory}/`);
}

/** The path from `directory` down to `path`; with `..` where it lies elsewhere. */
export function relative(directory: string, path: string): string {
  const from = directory.split("/").filter(Boolean);
  const to = path.split("/").filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/") || ".";
}
