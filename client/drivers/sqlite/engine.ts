/** SQLite, by the module that Node.js has: it keeps POSIX locks with Django, which builds for WebAssembly do not. */
import type { DatabaseSync } from "node:sqlite";
import type { SqliteTarget } from "#client/connections/target.ts";
import type { Refused, SessionOptions } from "../driver.ts";
import type { Engine, EngineOpened } from "../engine.ts";
import { refusalOf } from "./errors.ts";
import { locate, type Located } from "./file.ts";
import { loadSqlite, type SqliteModule } from "./module.ts";
import { SqliteSession } from "./session.ts";

export const sqlite: Engine<SqliteTarget> = {
  connect(target, options): Promise<EngineOpened> {
    const module = loadSqlite();
    if ("kind" in module) return Promise.resolve(module);
    const located = locate(target.file, options.readOnly);
    if (located.kind === "refused") return Promise.resolve(located);
    const database = open(module, located, target, options);
    if ("kind" in database) return Promise.resolve(database);
    const server = {
      product: "SQLite",
      version: String(database.prepare("SELECT sqlite_version() AS v").get()?.["v"]),
      dialect: "sqlite",
      modes: {},
      placeholder: "question",
      database: located.path,
      user: undefined,
      encryption: undefined,
    } as const;
    const { busyTimeout, transactionMode } = target;
    const session = new SqliteSession(database, server, { busyTimeout, transactionMode });
    return Promise.resolve({ kind: "open", session });
  },
};

function open(
  module: SqliteModule,
  { uri, path, isReadOnly }: Located,
  { busyTimeout, initCommands }: SqliteTarget,
  { readOnly }: SessionOptions,
): DatabaseSync | Refused {
  let database: DatabaseSync | undefined;
  try {
    database = new module.DatabaseSync(uri, {
      readOnly: readOnly || isReadOnly,
      timeout: busyTimeout,
      // As Django does on each connection.
      enableForeignKeyConstraints: true,
      enableDoubleQuotedStringLiterals: true,
      allowExtension: false,
    });
    // The file is first looked at when something of it is needed.
    database.exec("PRAGMA schema_version");
    for (const sql of initCommands) database.exec(sql);
    if (readOnly) database.exec("PRAGMA query_only = ON");
    return database;
  } catch (error) {
    database?.close();
    return refusalOf(error, path, busyTimeout);
  }
}
