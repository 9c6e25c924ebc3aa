/** The files as the editor has them: open documents over what is on disk. */

import type { Entry, Files } from "#server/text/files.ts";
import { Lines } from "#server/text/lines.ts";
import { basename, parent } from "#server/text/paths.ts";
import { uriOf } from "./uris.ts";

interface Document {
  readonly text: string;
  /** As the editor spells it. */
  readonly uri: string;
}

export class Overlay implements Files {
  readonly #disk: Files;
  readonly #open = new Map<string, Document>();
  /** The names of open documents that are not saved yet, by directory. */
  readonly #unsaved = new Map<string, Set<string>>();
  readonly #lines = new Map<string, Lines>();

  constructor(disk: Files) {
    this.#disk = disk;
  }

  text(path: string): string | undefined {
    return this.#open.get(path)?.text ?? this.#disk.text(path);
  }

  kind(path: string): "file" | "directory" | undefined {
    return this.#open.has(path) ? "file" : this.#disk.kind(path);
  }

  list(path: string): readonly string[] {
    const names = this.#disk.list(path);
    const unsaved = this.#unsavedBeside(path, names);
    return unsaved.length === 0 ? names : [...names, ...unsaved].sort();
  }

  entries(path: string): readonly Entry[] {
    const found =
      this.#disk.entries?.(path) ??
      this.#disk.list(path).map((name): Entry => ({ name, kind: undefined }));
    const names = this.#unsaved.has(path) ? found.map(({ name }) => name) : [];
    const unsaved = this.#unsavedBeside(path, names);
    return [...found, ...unsaved.map((name): Entry => ({ name, kind: "file" }))];
  }

  /**
   * A document was opened or edited.
   * @returns whether the file was not there before
   */
  put(path: string, text: string, uri: string): boolean {
    const isNew = !this.#open.has(path) && this.#disk.kind(path) === undefined;
    if (isNew) {
      const directory = parent(path);
      const names = this.#unsaved.get(directory) ?? new Set();
      this.#unsaved.set(directory, names.add(basename(path)));
    }
    this.#open.set(path, { text, uri });
    this.#lines.delete(path);
    return isNew;
  }

  /**
   * A document was closed: the disk counts again.
   * @returns whether the file is gone with it
   */
  close(path: string): boolean {
    const directory = parent(path);
    const names = this.#unsaved.get(directory);
    if (names?.delete(basename(path)) && names.size === 0) this.#unsaved.delete(directory);
    this.#lines.delete(path);
    return this.#open.delete(path) && this.#disk.kind(path) === undefined;
  }

  /** The file on disk changed. */
  changed(path: string): void {
    if (!this.#open.has(path)) this.#lines.delete(path);
  }

  isOpen(path: string): boolean {
    return this.#open.has(path);
  }

  /** The lines of a file as it is now. */
  lines(path: string): Lines {
    let lines = this.#lines.get(path);
    if (lines === undefined) this.#lines.set(path, (lines = new Lines(this.text(path) ?? "")));
    return lines;
  }

  /** The file's URI, in the editor's own spelling where it has the file open. */
  uri(path: string): string {
    return this.#open.get(path)?.uri ?? uriOf(path);
  }

  #unsavedBeside(directory: string, names: readonly string[]): readonly string[] {
    const unsaved = this.#unsaved.get(directory);
    return unsaved === undefined ? [] : [...unsaved].filter((name) => !names.includes(name));
  }
}
