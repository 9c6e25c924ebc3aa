/** The files as the editor has them: open documents over what is on disk. */

import type { Files } from "#server/text/files.ts";
import { Lines } from "#server/text/lines.ts";

export class Overlay implements Files {
  readonly #disk: Files;
  readonly #open = new Map<string, string>();
  readonly #lines = new Map<string, Lines>();

  constructor(disk: Files) {
    this.#disk = disk;
  }

  text(path: string): string | undefined {
    return this.#open.get(path) ?? this.#disk.text(path);
  }

  kind(path: string): "file" | "directory" | undefined {
    return this.#open.has(path) ? "file" : this.#disk.kind(path);
  }

  list(path: string): readonly string[] {
    return this.#disk.list(path);
  }

  /** A document was opened or edited. */
  put(path: string, text: string): void {
    this.#open.set(path, text);
    this.#lines.delete(path);
  }

  /** A document was closed: the disk counts again. */
  close(path: string): void {
    this.#open.delete(path);
    this.#lines.delete(path);
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
}
