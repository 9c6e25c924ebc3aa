/** Turns the file of a target into what SQLite opens, so that it is never created and locks as Django's does. */
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Refused } from "../driver.ts";

/** A database file that is there. */
export interface Located {
  readonly kind: "located";
  /** `file:///…?mode=rw`; without that mode SQLite makes the file that it does not find. */
  readonly uri: string;
  /** For people. */
  readonly path: string;
  /** Whether its own URI forbids writing. */
  readonly isReadOnly: boolean;
}

/** The file; refused where there is none, and for databases in memory, which another process cannot see. */
export function locate(file: string, readOnly: boolean): Located | Refused {
  const [place = "", query = ""] = file.startsWith("file:") ? cut(file.slice(5)) : [undefined, ""];
  const parameters = new URLSearchParams(query);
  const path = file.startsWith("file:") ? pathOf(place) : file;
  const mode = parameters.get("mode");
  if (path === "" || path === ":memory:" || mode === "memory")
    return refused(
      "unsupported",
      "A database in memory belongs to the process that made it: nobody else can open it",
    );
  try {
    if (statSync(path).isDirectory()) return refused("no-database", `${path} is a folder`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ENOENT" && code !== "ENOTDIR")
      return refused("other", `${path} cannot be reached (${String(code)})`);
    const missing = refused("no-database", `${path} does not exist: no migration has made it yet`);
    const isMade = mode === null || mode === "rwc";
    return isMade && existsSync(dirname(path)) ? { ...missing, notMade: true } : missing;
  }
  const isReadOnly = mode === "ro" || parameters.get("immutable") === "1";
  parameters.set("mode", isReadOnly || readOnly ? "ro" : "rw");
  return {
    kind: "located",
    uri: `${pathToFileURL(path).href}?${parameters.toString()}`,
    path,
    isReadOnly,
  };
}

/** The part before the question mark and the one after; what follows a `#` is ignored, as SQLite does. */
function cut(uri: string): readonly [string, string] {
  const bare = uri.split("#", 1)[0] ?? "";
  const at = bare.indexOf("?");
  return at < 0 ? [bare, ""] : [bare.slice(0, at), bare.slice(at + 1)];
}

/** `///home/x`, `//localhost/home/x`, `/home/x` and `x`, their escapes resolved. */
function pathOf(place: string): string {
  if (!place.startsWith("/")) return decoded(place);
  try {
    return fileURLToPath(`file:${place.startsWith("//") ? place : `//${place}`}`);
  } catch {
    return decoded(place);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function refused(reason: Refused["reason"], detail: string): Refused {
  return { kind: "refused", reason, detail };
}
