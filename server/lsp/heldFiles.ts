/** The files as the analysis sees them: while one does not parse, its last text that did. */

import type { Entry, Files } from "#server/text/files.ts";
import type { Range } from "#server/text/span.ts";
import { TextMap } from "./textMap.ts";

interface Held {
  readonly text: string;
  /** What was done to it since. */
  readonly edits: TextMap[];
}

/** So many texts are kept. */
const mostTexts = 32;

export class HeldFiles implements Files {
  readonly #now: Files;
  readonly #held = new Map<string, Held>();
  /** Files that are no Python and were asked for, whether or not they are there. */
  readonly #asked = new Set<string>();
  /** What was read just now: rules ask for the same few files again and again. */
  readonly #texts = new Map<string, string | undefined>();
  /** Fingerprints of the Python that was read. */
  readonly #read = new Map<string, number>();

  constructor(now: Files) {
    this.#now = now;
  }

  text(path: string): string | undefined {
    if (this.#texts.has(path)) return this.#texts.get(path);
    this.#note(path);
    const text = this.#held.get(path)?.text ?? this.#now.text(path);
    if (text === undefined) this.#read.delete(path);
    else if (path.endsWith(".py")) this.#read.set(path, fingerprint(text));
    if (this.#texts.size >= mostTexts) this.#texts.clear();
    this.#texts.set(path, text);
    return text;
  }

  /** Reads every file anew that is asked for: something may have changed. */
  forget(): void {
    this.#texts.clear();
  }

  kind(path: string): "file" | "directory" | undefined {
    this.#note(path);
    return this.#held.has(path) ? "file" : this.#now.kind(path);
  }

  list(path: string): readonly string[] {
    return this.#now.list(path);
  }

  entries(path: string): readonly Entry[] {
    return (
      this.#now.entries?.(path) ?? this.list(path).map((name): Entry => ({ name, kind: undefined }))
    );
  }

  /** Holds the text that a file had before an edit. */
  hold(path: string, before: string, after: string): void {
    this.#texts.delete(path);
    this.#held.set(path, { text: before, edits: [new TextMap(before, after)] });
  }

  /**
   * Takes in a further edit of a file that is held; whether it is.
   * @param before its text before that edit, where it is known
   */
  edited(path: string, before: string | undefined, after: string): boolean {
    const held = this.#held.get(path);
    if (held === undefined) return false;
    if (before === undefined) this.hold(path, held.text, after);
    else held.edits.push(new TextMap(before, after));
    return true;
  }

  /** Whether the file was held. */
  release(path: string): boolean {
    this.#texts.delete(path);
    return this.#held.delete(path);
  }

  /** The text that is held; undefined where the file is as it is. */
  held(path: string): string | undefined {
    return this.#held.get(path)?.text;
  }

  /** Where a place of the text that is held stands in the file as it is; undefined where that was rewritten. */
  forward(path: string, range: Range): Range | undefined {
    let moved: Range | undefined = range;
    for (const edit of this.#held.get(path)?.edits ?? []) moved = moved && edit.forward(moved);
    return moved;
  }

  /** The way back, for an offset. */
  backward(path: string, offset: number): number | undefined {
    let moved: number | undefined = offset;
    for (const edit of this.#held.get(path)?.edits.toReversed() ?? [])
      moved = moved === undefined ? undefined : edit.backward(moved);
    return moved;
  }

  get paths(): readonly string[] {
    return [...this.#held.keys()];
  }

  /** Whether a file that is no Python was ever asked for. */
  wasAsked(path: string): boolean {
    return this.#asked.has(path);
  }

  /** Whether a file had this text when it was read last. */
  wasReadAs(path: string, text: string): boolean {
    return this.#read.get(path) === fingerprint(text);
  }

  #note(path: string): void {
    if (!path.endsWith(".py")) this.#asked.add(path);
  }
}

/** The length and 32 bits of the content: enough to tell one file's texts apart. */
function fingerprint(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  return text.length * 2 ** 32 + (hash >>> 0);
}
