/** From Django's settings to a SQLite file, as `django.db.backends.sqlite3` opens it. */
import { relative, resolve } from "node:path";
import type { AliasContext } from "./aliasContext.ts";
import type { Configured, Ledger } from "./configured.ts";
import type { Found } from "./origin.ts";
import type { SqliteTarget } from "./target.ts";

/** Python's own time-out for a lock, in seconds. */
const pythonTimeout = 5;

export function sqliteTarget(ledger: Ledger, { project }: AliasContext): Configured {
  const own = ledger.text("NAME");
  const name = own && (ledger.text("OPTIONS", "database") ?? own);
  if (name === undefined)
    return ledger.missing.length > 0
      ? ledger.close("", () => neverOpened)
      : ledger.refuse("", "DATABASES has no NAME for it");
  const file = absolute(name.value, project);
  ledger.use("file", { value: file, origin: name.origin });
  const where = file.startsWith("file:") ? file : inside(file, project);
  if (isInMemory(name.value))
    return ledger.refuse(
      where,
      "It is kept in the memory of each process, so that only Django itself sees its own",
    );
  const busyTimeout = timeout(ledger);
  const transactionMode = mode(ledger);
  const initCommands = commands(ledger);
  const known = new Set(["database", "timeout", "transaction_mode", "init_command"]);
  for (const key of ledger.keys("OPTIONS"))
    if (!known.has(key) && !silent.has(key))
      ledger.notes.push(
        `OPTIONS[${JSON.stringify(key)}] is an argument of Python's sqlite3 and has no effect here`,
      );
  return ledger.close(where, () => ({
    engine: "sqlite",
    file,
    busyTimeout,
    initCommands,
    ...(transactionMode === undefined ? {} : { transactionMode }),
  }));
}

/** What only tells Python how to convert values, or how its own module behaves. */
const silent = new Set([
  "detect_types",
  "check_same_thread",
  "uri",
  "isolation_level",
  "cached_statements",
]);

/** Stands for the target where something is missing; it is never made into one. */
const neverOpened: SqliteTarget = { engine: "sqlite", file: "", busyTimeout: 0, initCommands: [] };

/** Relative paths begin where `manage.py` is run. Django opens every name with `uri=True`. */
function absolute(name: string, project: string): string {
  if (!name.startsWith("file:")) return name === ":memory:" ? name : resolve(project, name);
  const [, path = "", rest = ""] = /^file:([^?#]*)(.*)$/su.exec(name) ?? [];
  if (path.startsWith("/") || path === "" || path.startsWith(":memory:")) return name;
  const escaped = project.replaceAll("%", "%25").replaceAll("?", "%3f").replaceAll("#", "%23");
  return `file:${resolve(escaped, path)}${rest}`;
}

/** SQLite's two ways of saying it, and the empty name, which is a file of its own for each connection. */
function isInMemory(name: string): boolean {
  return (
    /^(?::memory:|file::memory:|file:(?:\?|$))/.test(name) || /[?&]mode=memory(?:&|$)/.test(name)
  );
}

function timeout(ledger: Ledger): number {
  const found = ledger.plain("OPTIONS", "timeout");
  const seconds = Number(found?.value ?? pythonTimeout);
  if (found === undefined || !Number.isFinite(seconds) || seconds < 0) {
    const value = `${pythonTimeout} s`;
    ledger.use("busy timeout", { value, origin: { kind: "default", what: "Python's sqlite3" } });
    return pythonTimeout * 1000;
  }
  ledger.use("busy timeout", { value: `${seconds} s`, origin: found.origin });
  return Math.round(seconds * 1000);
}

function mode(ledger: Ledger): SqliteTarget["transactionMode"] {
  const found = ledger.text("OPTIONS", "transaction_mode");
  const mode = found?.value.toUpperCase();
  if (found === undefined) return undefined;
  if (mode !== "DEFERRED" && mode !== "IMMEDIATE" && mode !== "EXCLUSIVE") {
    ledger.notes.push('OPTIONS["transaction_mode"] is none that Django takes, and is passed over');
    return undefined;
  }
  return ledger.use<typeof mode>("transaction mode", { value: mode, origin: found.origin });
}

/** Django splits them at each semicolon, wherever it stands. */
function commands(ledger: Ledger): readonly string[] {
  const found: Found<string> | undefined = ledger.text("OPTIONS", "init_command");
  if (found === undefined) return [];
  return ledger
    .use("init command", found)
    .split(";")
    .map((command) => command.trim())
    .filter((command) => command !== "");
}

/** Short where the file is inside the project. */
function inside(file: string, project: string): string {
  const path = relative(project, file);
  return path.startsWith("..") || path === "" ? file : path;
}
