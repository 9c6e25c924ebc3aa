/** SQLite files for the tests, each in a folder of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import path from "node:path";
import type { SqliteTarget } from "#client/connections/target.ts";

/** A database file, and what is in it by now. */
export interface FreshFile {
  readonly folder: string;
  readonly path: string;
  readonly target: SqliteTarget;
  drop(): void;
}

/** Makes a file and runs statements in it. */
export function freshFile(...statements: readonly string[]): FreshFile {
  const folder = mkdtempSync(path.join(tmpdir(), "multidb-sqlite-"));
  const file = path.join(folder, "db.sqlite3");
  const database = new DatabaseSync(file);
  for (const sql of ["PRAGMA user_version = 1", ...statements]) database.exec(sql);
  database.close();
  return {
    folder,
    path: file,
    target: { engine: "sqlite", file, busyTimeout: 300, initCommands: [] },
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}
