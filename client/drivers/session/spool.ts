/** Keeps the rows of a result in a temporary file: the newest in memory, the others in blocks that an index finds. */
import { randomBytes } from "node:crypto";
import { open, unlink, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { textOf } from "./cut.ts";
import type { Kept, Row } from "./kept.ts";

/** When rows in memory become a block: so many, or so many characters. */
const block = { rows: 256, characters: 1 << 20 };

/** A block of the file: JSON of its rows. */
interface Block {
  readonly first: number;
  readonly offset: number;
  readonly bytes: number;
}

/** Rows that fit into one block never touch the disk. */
export class Spool implements Kept {
  #file: FileHandle | undefined;
  /** Set where the system did not let us take the name away from the open file. */
  #path: string | undefined;
  readonly #blocks: Block[] = [];
  #end = 0;
  /** How many rows are in the file. */
  #written = 0;
  /** The rows after those. */
  #newest: Row[] = [];
  #characters = 0;
  /** The block that was read last: pages are smaller than blocks. */
  #cached: { readonly block: Block; readonly rows: readonly Row[] } | undefined;

  get length(): number {
    return this.#written + this.#newest.length;
  }

  async append(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      this.#newest.push(row);
      for (const cell of row) this.#characters += textOf(cell).length;
      if (this.#newest.length >= block.rows || this.#characters >= block.characters)
        await this.#write();
    }
  }

  has(from: number, count: number): boolean {
    return from >= 0 && from + count <= this.length;
  }

  async slice(from: number, count: number): Promise<readonly Row[]> {
    const found: Row[] = [];
    const end = Math.min(from + count, this.length);
    let next = from;
    while (next < end) {
      const { first, rows } = next < this.#written ? await this.#read(next) : this.#memory();
      found.push(...rows.slice(next - first, end - first));
      next = first + rows.length;
    }
    return found;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    if (this.#path) await unlink(this.#path).catch(() => {});
    this.#file = undefined;
    this.#path = undefined;
    this.#cached = undefined;
  }

  #memory(): { readonly first: number; readonly rows: readonly Row[] } {
    return { first: this.#written, rows: this.#newest };
  }

  /** The block that holds a row. */
  async #read(row: number): Promise<{ readonly first: number; readonly rows: readonly Row[] }> {
    const found = this.#blocks[this.#indexOf(row)];
    if (!found || !this.#file) return this.#memory();
    if (this.#cached?.block !== found) {
      const buffer = Buffer.allocUnsafe(found.bytes);
      await this.#file.read(buffer, 0, found.bytes, found.offset);
      // What is read here was written below.
      const rows = JSON.parse(buffer.toString()) as readonly Row[];
      this.#cached = { block: found, rows };
    }
    return { first: found.first, rows: this.#cached.rows };
  }

  /** The last block that begins at or before a row. */
  #indexOf(row: number): number {
    let [low, high] = [0, this.#blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#blocks[middle]?.first ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Writes the newest rows out. They stay in memory until they can be read from the file. */
  async #write(): Promise<void> {
    this.#file ??= await this.#create();
    const buffer = Buffer.from(JSON.stringify(this.#newest));
    await this.#file.write(buffer, 0, buffer.length, this.#end);
    this.#blocks.push({ first: this.#written, offset: this.#end, bytes: buffer.length });
    this.#end += buffer.length;
    this.#written += this.#newest.length;
    this.#newest = [];
    this.#characters = 0;
  }

  /** A file that only this user can read, and that is gone with the process where the system lets it be. */
  async #create(): Promise<FileHandle> {
    const path = join(tmpdir(), `django-multidb-${randomBytes(12).toString("hex")}`);
    const file = await open(path, "wx+", 0o600);
    await unlink(path).catch(() => (this.#path = path));
    return file;
  }
}
