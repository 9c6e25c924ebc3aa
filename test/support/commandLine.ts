/** Runs the command line in this process, on real folders. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { run } from "#server/cli/run.ts";
import { createPainter } from "#server/cli/painter.ts";

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** @param words the words after `django-multidb` */
export async function commandLine(...words: readonly string[]): Promise<Ran> {
  let out = "";
  let err = "";
  const status = await run(words, {
    write: (text) => void (out += text),
    tell: (line) => void (err += `${line}\n`),
    painter: createPainter(false),
  });
  return { status, out, err };
}

/** Writes files into a new folder, hands its path over, and removes it. */
export async function withFolder<Result>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "multidb-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
