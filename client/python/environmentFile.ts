/** Reads the file of environment variables that the user names for a project's Python. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
// dotenv: reads the file as the tools that share it do.
import { parse } from "dotenv";

/**
 * The variables in a file, by name. A file that is not there has none: what runs then says what it misses.
 * @param file relative to the project; empty for none
 */
export function variablesIn(project: string, file: string): Readonly<Record<string, string>> {
  if (file === "") return {};
  try {
    return parse(readFileSync(resolve(project, file)));
  } catch {
    return {};
  }
}
