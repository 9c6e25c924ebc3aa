/** Makes the command line of a management command: the words as they are run, and as they are shown. */
import type { ManagementCommand } from "./command.ts";

/** What is to be run. */
export interface Invocation {
  /** `migrate`. */
  readonly command: string;
  readonly database?: readonly string[];
  /** By the names of the command's options; true for a flag. */
  readonly options?: Readonly<Record<string, true | string | readonly string[]>>;
}

/** How the project's `manage.py` is run. */
export interface ManageTarget {
  /** The interpreter. */
  readonly python: string;
  /** The project's folder; the working directory. */
  readonly project: string;
  /** The settings module, dotted. */
  readonly settings: string;
  /**
   * Words that stand in for the interpreter and `manage.py`: `["docker", "compose", "exec", "web", "python", "manage.py"]`,
   * `["uv", "run", "manage.py"]`. `${python}`, `${project}` and `${settings}` in them are filled in.
   */
  readonly wrapper?: readonly string[];
}

/** The words of the process: the program first. Never goes through a shell. */
export function wordsOf(
  command: ManagementCommand,
  invocation: Invocation,
  target: ManageTarget,
): readonly string[] {
  return [...start(target), ...argumentsOf(command, invocation)];
}

/** The words behind `manage.py`, in the order of the table: what a person would type. */
export function argumentsOf(
  command: ManagementCommand,
  { database = [], options = {} }: Invocation,
): readonly string[] {
  const positional: string[] = [];
  const flags: string[] = database.flatMap((alias) => ["--database", alias]);
  for (const option of command.options) {
    const given = options[option.name];
    if (given === undefined) continue;
    const values = given === true ? [] : typeof given === "string" ? [given] : given;
    if (option.kind === "positional") positional.push(...values);
    else if (option.kind === "flag") flags.push(option.flag);
    // With `=`, a value that begins with a dash is no flag.
    else flags.push(...values.map((value) => `${option.flag}=${value}`));
  }
  // A word that argparse could take for a flag comes behind `--`.
  const isOdd = positional.some((word) => word.startsWith("-"));
  return [command.name, ...flags, ...(isOdd ? ["--"] : []), ...positional];
}

function start({ python, project, settings, wrapper }: ManageTarget): readonly string[] {
  if (wrapper === undefined || wrapper.length === 0) return [python, "manage.py"];
  const filled: Readonly<Record<string, string>> = { python, project, settings };
  return wrapper.map((word) =>
    word.replaceAll(/\$\{(python|project|settings)\}/g, (_, name: string) => filled[name] ?? ""),
  );
}

/** The words as one line for a POSIX shell, to be read and copied. */
export function shown(words: readonly string[]): string {
  return words.map(quoted).join(" ");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
