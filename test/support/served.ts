/** A folder on disk with a language server at work in it. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import type { Diagnostic, Range } from "vscode-languageserver/node";

import { connect, positionOf, type Connection, type ConnectOptions } from "./connection.ts";

export class Served {
  /** Absolute. */
  readonly folder: string;
  readonly connection: Connection;

  constructor(folder: string, connection: Connection) {
    this.folder = folder;
    this.connection = connection;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** What is on disk. */
  text(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  /** Writes to the disk; nobody is told. */
  write(name: string, content: string | Uint8Array): void {
    write(this.folder, { [name]: content });
  }

  /** Opens a file as it is on disk, or with another text. */
  async open(name: string, text = this.text(name)): Promise<void> {
    await this.connection.open(this.path(name), text);
  }

  async change(name: string, text: string, range?: Range): Promise<void> {
    await this.connection.change(this.path(name), text, range);
  }

  async diagnostics(name: string): Promise<readonly Diagnostic[]> {
    return this.connection.diagnostics(this.path(name));
  }

  /** The rules that speak up in a file, sorted. */
  async rules(name: string): Promise<readonly string[]> {
    return (await this.diagnostics(name)).map(({ code }) => String(code)).sort();
  }

  /** Where a text stands in the file on disk. */
  range(name: string, part: string): Range {
    const text = this.text(name);
    return { start: positionOf(text, part), end: positionOf(text, part, part.length) };
  }

  /** Ends the server and removes the folder. */
  end(): void {
    this.connection.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Writes the files into a new folder and starts a server on it; waits until it is ready.
 * @param options with `folder` left out, the new folder is the workspace
 */
export async function serve(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: ConnectOptions & { readonly wait?: false; readonly name?: string } = {},
): Promise<Served> {
  const folder = join(mkdtempSync(join(tmpdir(), "multidb-lsp-")), options.name ?? "shop");
  write(folder, files);
  const connection = await connect({ folder, ...options });
  const served = new Served(folder, connection);
  if (options.wait !== false) await connection.ready();
  return served;
}

function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
