/** What the core may ask of a file system: texts and names, read synchronously, never written. */

export interface Files {
  /** The text of a file, decoded; `undefined` where there is none or it cannot be read. */
  text(path: string): string | undefined;
  /** What is there under that name, links followed; `undefined` for nothing. */
  kind(path: string): "file" | "directory" | undefined;
  /** The names in a directory, sorted by code unit; empty where it is none. */
  list(path: string): readonly string[];
  /** As `list`, in the same order, with what each is where the directory itself tells; for walks. */
  entries?(path: string): readonly Entry[];
}

export interface Entry {
  readonly name: string;
  /** Links are told as such, not followed. */
  readonly kind: "file" | "directory" | "link" | undefined;
}

/** An entry of which it is known what it is, links followed. */
export interface KnownEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | undefined;
}

/** What is in a directory, with as few questions as the file system allows. */
export function entriesOf(files: Files, directory: string): readonly KnownEntry[] {
  const prefix = directory === "/" ? "/" : `${directory}/`;
  const entries = files.entries?.(directory);
  if (entries === undefined)
    return files.list(directory).map((name) => ({ name, kind: files.kind(prefix + name) }));
  return entries.map(({ name, kind }) => {
    return { name, kind: kind === "link" || kind === undefined ? files.kind(prefix + name) : kind };
  });
}
