/** Keeps parsed files of a project on disk by what stands in them, so that they need no parse again. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Parse, Parsed, Part } from "#server/syntax/parsed.ts";
import { pack, unpack } from "#server/syntax/codec.ts";
import { keptFile, keptVersion, writeKept } from "./cache.ts";

/** A larger file is not kept, in bytes. */
const largest = 128_000_000;

/** A text that is shorter is parsed sooner than it is found, in UTF-16 code units. */
const shortest = 200;

export interface ParsedCache {
  /** As the parser it was made with, and quicker for what was parsed in an earlier run. */
  readonly parse: Parse;
  /** How many texts were found, and so not parsed. */
  readonly found: () => number;
  /**
   * Keeps what was asked for since it was opened, where some of it was not known; from then on
   * nothing more is kept or found.
   */
  readonly save: () => void;
}

/** One parsed text in the file: its key, and where its bytes and texts stand in the content. */
interface Entry {
  readonly key: string;
  readonly bytes: readonly [start: number, length: number];
  readonly texts: readonly [start: number, length: number];
}

interface Stored {
  readonly bytes: Uint8Array;
  /** JSON in UTF-8. */
  readonly texts: Uint8Array;
}

/**
 * Opens what was kept of a project; a damaged file, or one of another version, is as good as none.
 * @param directory see `cacheDirectory`
 * @param root the project's directory, absolute
 */
export function openParsedCache(parse: Parse, directory: string, root: string): ParsedCache {
  const path = keptFile(directory, root, "trees");
  const known = read(path);
  const used = new Map<string, Stored>();
  let isChanged = false;
  let isOpen = true;
  let answers = 0;
  return {
    parse: (text, part) => {
      if (!isOpen || text.length < shortest) return parse(text, part);
      const key = keyOf(text, part);
      const stored = used.get(key) ?? known.get(key);
      const found = stored && decoded(stored);
      if (stored && found) {
        answers += 1;
        used.set(key, stored);
        return found;
      }
      const parsed = parse(text, part);
      if (mayHoldSecret(text, part)) return parsed;
      used.set(key, encoded(parsed));
      isChanged = true;
      return parsed;
    },
    found: () => answers,
    save: () => {
      if (isOpen && (isChanged || used.size < known.size / 2)) write(path, used);
      isOpen = false;
      known.clear();
      used.clear();
    },
  };
}

function keyOf(text: string, part: Part | undefined): string {
  const hash = createHash("sha1");
  hash.update(part?.kind ?? "whole");
  if (part?.kind === "definition") {
    // Its offsets count from the start of the whole text.
    hash.update(` ${part.range.start} `).update(text.slice(part.range.start, part.range.end));
  } else {
    if (part?.keep) hash.update(` ${part.keep.source} `);
    hash.update(text);
  }
  return hash.digest("base64");
}

/** A password, key or token that is written down as a text, or a URL with a password in it: that is kept nowhere. */
const secret =
  /(?:pass|pwd|secret|token|_key|credential)\w*["']?\]?\s*(?::\s*\w+\s*)?[:=]\s*\(?\s*[bfru]{0,2}["'][^"']|:\/\/[^\s"'/:@]*:[^\s"'/@]+@/i;

function mayHoldSecret(text: string, part: Part | undefined): boolean {
  return secret.test(
    part?.kind === "definition" ? text.slice(part.range.start, part.range.end) : text,
  );
}

function encoded(parsed: Parsed): Stored {
  const { bytes, texts } = pack(parsed);
  return { bytes, texts: Buffer.from(JSON.stringify(texts)) };
}

function decoded({ bytes, texts }: Stored): Parsed | undefined {
  try {
    const known = JSON.parse(Buffer.from(texts).toString()) as readonly string[];
    return unpack({ bytes, texts: known }) as Parsed;
  } catch {
    return undefined;
  }
}

/** The first line of the file is the version, the second the entries as JSON; the content follows. */
function read(path: string): Map<string, Stored> {
  const found = new Map<string, Stored>();
  try {
    const bytes = readFileSync(path);
    const first = bytes.indexOf("\n");
    const second = bytes.indexOf("\n", first + 1);
    if (first < 0 || second < 0 || bytes.toString("utf8", 0, first) !== keptVersion()) return found;
    const entries = JSON.parse(bytes.toString("utf8", first + 1, second)) as readonly Entry[];
    const content = bytes.subarray(second + 1);
    for (const { key, bytes: packed, texts } of entries)
      found.set(key, { bytes: piece(content, packed), texts: piece(content, texts) });
  } catch {
    found.clear();
  }
  return found;
}

function piece(content: Uint8Array, [start, length]: Entry["bytes"]): Uint8Array {
  return content.subarray(start, start + length);
}

function write(path: string, stored: ReadonlyMap<string, Stored>): void {
  const entries: Entry[] = [];
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (const [key, { bytes, texts }] of stored) {
    entries.push({
      key,
      bytes: [length, bytes.length],
      texts: [length + bytes.length, texts.length],
    });
    length += bytes.length + texts.length;
    pieces.push(bytes, texts);
  }
  if (length > largest) return;
  const head = Buffer.from(`${keptVersion()}\n${JSON.stringify(entries)}\n`);
  writeKept(path, Buffer.concat([head, ...pieces]));
}
