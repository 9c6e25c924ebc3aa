/** Files on disk, decoded as Python does: UTF-8, or what a coding cookie says. */

import { readdirSync, readFileSync, statSync } from "node:fs";

import type { Files } from "#server/text/files.ts";

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
      const found = statSync(path);
      return found.isDirectory() ? "directory" : found.isFile() ? "file" : undefined;
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
};

/** A BOM is dropped; PEP 263 cookies are heeded; what is no UTF-8 is read as Latin-1. */
export function decode(bytes: Uint8Array): string {
  const cookie = /^[^\n]*(?:\n[^\n]*)?coding[:=]\s*([-\w.]+)/
    .exec(Buffer.from(bytes.subarray(0, 200)).toString("latin1"))?.[1]
    ?.toLowerCase();
  if (cookie !== undefined && /latin|8859-1\b|cp1252/.test(cookie))
    return Buffer.from(bytes).toString("latin1");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}
