/** Files on disk, decoded as Python does: UTF-8, or what a coding cookie says. */

import { isAscii } from "node:buffer";
import { readdirSync, readFileSync, statSync, type Dirent } from "node:fs";

import type { Entry, Files } from "#server/text/files.ts";

export const nodeFiles: Files = {
  text(path) {
    try {
      return decode(readFileSync(path));
    } catch {
      return undefined;
    }
  },
  kind(path) {
    try {
      const found = statSync(path, { throwIfNoEntry: false });
      return found?.isDirectory() ? "directory" : found?.isFile() ? "file" : undefined;
    } catch {
      return undefined;
    }
  },
  list(path) {
    try {
      return readdirSync(path).sort();
    } catch {
      return [];
    }
  },
  entries(path) {
    try {
      return readdirSync(path, { withFileTypes: true })
        .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
        .sort((left, right) => (left.name < right.name ? -1 : 1));
    } catch {
      return [];
    }
  },
};

function kindOf(entry: Dirent): Entry["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "directory";
  return entry.isSymbolicLink() ? "link" : undefined;
}

/** How far into a file a coding cookie is looked for: it stands in the first two lines. */
const cookieReach = 400;

/** A BOM is dropped; PEP 263 cookies are heeded; what is no UTF-8 is read as Latin-1. */
export function decode(bytes: Buffer): string {
  // Most sources are; and then no cookie makes a difference, but for encodings nobody uses.
  if (isAscii(bytes)) return bytes.toString("latin1");
  return decodeAs("utf-8", bytes, cookieOf(bytes)) ?? bytes.toString("latin1");
}

function decodeAs(standard: string, bytes: Buffer, cookie: string | undefined): string | undefined {
  // Python's latin-1 is the real one; the Web's is Windows-1252.
  if (cookie === "latin-1" || cookie === "iso-8859-1" || cookie === "latin1" || cookie === "l1")
    return bytes.toString("latin1");
  for (const label of [cookie, standard]) {
    if (label === undefined) continue;
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // An encoding that is not known, or bytes that it does not have.
    }
  }
  return undefined;
}

/** The encoding that a comment in the first two lines names, as Python finds it (PEP 263). */
function cookieOf(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, cookieReach).toString("latin1");
  const [first = "", second = ""] = start.split(/\r\n|\r|\n/, 2);
  const isComment = /^(?:\xef\xbb\xbf)?[ \t\f]*(?:#|$)/;
  const cookie = /^(?:\xef\xbb\xbf)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
  const named = cookie.exec(first) ?? (isComment.test(first) ? cookie.exec(second) : null);
  return named?.[1]?.toLowerCase().replaceAll("_", "-");
}
