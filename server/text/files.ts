/** What the core may ask of a file system: texts and names, read synchronously, never written. */

export interface Files {
  /** The text of a file, decoded; `undefined` where there is none or it cannot be read. */
  text(path: string): string | undefined;
  /** What is there under that name, links followed; `undefined` for nothing. */
  kind(path: string): "file" | "directory" | undefined;
  /** The names in a directory, sorted by code unit; empty where it is none. */
  list(path: string): readonly string[];
  /** As `list`, with what each is where the directory itself tells; for walks over many. */
  entries?(path: string): readonly Entry[];
}

export interface Entry {
  readonly name: string;
  /** Links are told as such, not followed. */
  readonly kind: "file" | "directory" | "link" | undefined;
}
