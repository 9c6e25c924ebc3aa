/** Reads `pyproject.toml`: our own table in it, and what pytest is told there. */

// smol-toml: passes CPython's own test data for tomllib, five kilobytes, no dependencies.
import { parse } from "smol-toml";

import type { Files } from "#server/text/files.ts";
import { join } from "#server/text/paths.ts";

export interface Pyproject {
  /** `[tool.django-multidb]`; undefined where there is none. */
  readonly table: Readonly<Record<string, unknown>> | undefined;
  /** `[tool.pytest.ini_options]`. */
  readonly pytest: Readonly<Record<string, unknown>> | undefined;
  /** Why the file could not be read, in TOML's words. */
  readonly problem: string | undefined;
}

/** @param directory absolute */
export function readPyproject(files: Files, directory: string): Pyproject {
  const text = files.text(join(directory, "pyproject.toml"));
  if (text === undefined) return { table: undefined, pytest: undefined, problem: undefined };
  try {
    const tool = member(parse(text), "tool");
    return {
      table: member(tool, "django-multidb"),
      pytest: member(member(tool, "pytest"), "ini_options"),
      problem: undefined,
    };
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { table: undefined, pytest: undefined, problem };
  }
}

function member(value: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === "object" && found !== null
    ? (found as Readonly<Record<string, unknown>>)
    : undefined;
}
