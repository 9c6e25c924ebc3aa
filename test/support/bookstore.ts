/** Gives a copy of the example shop its databases, by the real Django's own commands. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { environments, makeEnvironments } from "#test/oracle/environments.ts";

/** Its aliases, in the order of the settings. */
const bookstoreAliases = ["default", "users", "legacy", "replica", "analytics"] as const;

/**
 * Migrates every alias and puts five editions, an order and two people in.
 * @param folder the copy's
 * @param more variables of the environment, beside those of the shop's `.env`
 * @returns the interpreter that was used
 */
export async function fillBookstore(
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  await makeEnvironments();
  const python = environments.at(-1)?.python ?? "python3";
  // A clean environment: what the developer's shell exports would win over the shop's .env.
  const env = { PATH: process.env["PATH"], PYTHONDONTWRITEBYTECODE: "1", ...more };
  const manage = (...words: readonly string[]) =>
    promisify(execFile)(python, ["manage.py", ...words], { cwd: folder, env });
  for (const alias of bookstoreAliases) await manage("migrate", "-v", "0", "--database", alias);
  await manage("seed");
  return python;
}
