/** How the project's `manage.py` is run: interpreter, wrapper, environment. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
// dotenv: reads the file as the tools that share it do.
import { parse } from "dotenv";
import { manageSettings } from "#client/settings/manageSettings.ts";
import type { AliasId, Databases } from "#client/databases/contract.ts";
import type { ManageTarget } from "./commandLine.ts";

export interface Manage {
  readonly target: ManageTarget;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isWrapped: boolean;
}

/** Undefined without an interpreter or a wrapper, and in Restricted Mode. */
export function manageOf(databases: Databases, id: AliasId): Manage | undefined {
  const { command, envFile } = manageSettings(id.project);
  const python = databases.python(id);
  if (python === undefined) return undefined;
  const { project, settings } = python;
  return {
    target: { python: python.python, project, settings, wrapper: command },
    environment: {
      ...process.env,
      ...(envFile === "" ? {} : variablesIn(resolve(project, envFile))),
      DJANGO_SETTINGS_MODULE: settings,
      // So that lines come when they are printed.
      PYTHONUNBUFFERED: "1",
    },
    isWrapped: command.length > 0,
  };
}

/** A file that is not there has none; the command itself then says what it misses. */
function variablesIn(path: string): Readonly<Record<string, string>> {
  try {
    return parse(readFileSync(path));
  } catch {
    return {};
  }
}
