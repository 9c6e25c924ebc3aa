/** The environment in which the project's Python runs: what a program needs to work, and nothing of the editor's. */
import path from "node:path";
import type { PythonTarget } from "#client/connections/target.ts";

/** Where things are, in which language, and what the libraries of databases look at. */
const kept = new Set(
  (
    "PATH HOME USER LOGNAME SHELL LANG LANGUAGE TZ TMPDIR TEMP TMP " +
    "LD_LIBRARY_PATH DYLD_LIBRARY_PATH DYLD_FALLBACK_LIBRARY_PATH GDAL_LIBRARY_PATH GEOS_LIBRARY_PATH " +
    "SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES USERPROFILE " +
    "USERNAME HOMEDRIVE HOMEPATH SSL_CERT_FILE SSL_CERT_DIR KRB5CCNAME KRB5_CONFIG " +
    "ORACLE_HOME ORACLE_BASE TNS_ADMIN NLS_LANG ODBCINI ODBCSYSINI MYSQL_HOME MYSQL_UNIX_PORT"
  ).split(" "),
);
const keptPrefixes = ["LC_", "XDG_", "PG"];

/**
 * The variables for a project's Python, made from those of the editor.
 * A `.env` that the user does not name is left to the project: its settings read it, or do not.
 */
export function environmentFor(
  target: PythonTarget,
  inherited: Readonly<NodeJS.ProcessEnv> = process.env,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(inherited))
    if (value !== undefined && isKept(name)) environment[name] = value;
  const folder = path.dirname(target.python);
  const root = path.dirname(folder);
  if (["bin", "Scripts"].includes(path.basename(folder))) {
    // As if the environment were activated: tools of the project that are started by name are found.
    environment.VIRTUAL_ENV = root;
    environment.PATH = [folder, environment.PATH ?? ""].filter(Boolean).join(path.delimiter);
  }
  return {
    ...environment,
    ...target.environment,
    DJANGO_SETTINGS_MODULE: target.settings,
    PYTHONUNBUFFERED: "1",
    PYTHONIOENCODING: "utf-8:backslashreplace",
  };
}

function isKept(name: string): boolean {
  const upper = name.toUpperCase();
  return kept.has(upper) || keptPrefixes.some((prefix) => upper.startsWith(prefix));
}
