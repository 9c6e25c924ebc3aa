/** Looks for secrets in the environments of the processes that an editor started. */
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";

export interface Given {
  /** The folder for temporary files that the editor, and only it, hands on. */
  readonly profile: string;
  readonly secrets: readonly string[];
  /** Variables that Python processes may have: the project's own. */
  readonly variables: readonly string[];
}

/** The places, each a process's number, program and variable; empty where no secret is. Linux only. */
export function secretsInEnvironments({ profile, secrets, variables }: Given): readonly string[] {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      const entries = parts(`/proc/${id}/environ`);
      if (!entries.some((entry) => entry.endsWith(`=${profile}`))) return [];
      const program = basename(parts(`/proc/${id}/cmdline`)[0] ?? "");
      return entries
        .filter((entry) => forms.some((form) => entry.includes(form)))
        .map((entry) => entry.slice(0, entry.indexOf("=")))
        .filter((name) => !(program.startsWith("python") && variables.includes(name)))
        .map((name) => `process ${id} (${program}), variable ${name}`);
    });
}

function parts(path: string): readonly string[] {
  try {
    return readFileSync(path, "utf8").split("\0");
  } catch {
    return [];
  }
}
