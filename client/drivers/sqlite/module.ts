/** Node's own SQLite, where the editor's Node.js has it: it keeps file locks with other processes, and needs no binary. */
import { createRequire } from "node:module";
import type sqlite from "node:sqlite";
import type { Refused } from "../driver.ts";

export type SqliteModule = typeof sqlite;

/** The module; refused with `driver-missing` where it is absent, or older than what we need of it (Node.js 22.16). */
export function loadSqlite(): SqliteModule | Refused {
  try {
    // It is asked for, never told from a version: some builds of Electron leave it out.
    const found = createRequire(import.meta.filename)("node:sqlite") as SqliteModule;
    const methods = Object.getOwnPropertyNames(found.StatementSync.prototype);
    if (["columns", "iterate", "setReturnArrays"].every((name) => methods.includes(name)))
      return found;
  } catch {
    // Not there.
  }
  return {
    kind: "refused",
    reason: "driver-missing",
    detail: "This version of the editor brings no SQLite that can be used",
  };
}
