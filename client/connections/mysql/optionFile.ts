/** Reads `my.cnf` as MySQL's client library does: groups, includes, quotes, and `_` as good as `-`. */
import { posix } from "node:path";
import type { Found } from "../origin.ts";
import type { Surroundings } from "../surroundings.ts";

/** The last value of each option of the groups, by its name with `-`; an option without a value is "". */
export type OptionValues = ReadonlyMap<string, Found<string>>;

/** Includes may include; a circle ends here. */
const depthLimit = 10;

/** The options that the groups have in the files, the later ones replacing the earlier. Files that are not there say nothing. */
export function readOptionFiles(
  files: readonly string[],
  groups: readonly string[],
  around: Surroundings,
): OptionValues {
  const found = new Map<string, Found<string>>();
  for (const file of files) readOptionFile(file, new Set(groups), around, found, 0);
  return found;
}

function readOptionFile(
  path: string,
  groups: ReadonlySet<string>,
  around: Surroundings,
  found: Map<string, Found<string>>,
  depth: number,
): void {
  const text = depth > depthLimit ? undefined : around.read(path);
  let group = "";
  for (const [index, raw] of (text ?? "").split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    if (line.startsWith("!")) {
      for (const each of included(line, around))
        readOptionFile(each, groups, around, found, depth + 1);
    } else if (line.startsWith("[")) {
      group = line.slice(1).split("]")[0]!.trimEnd();
    } else if (groups.has(group)) {
      const [name, value] = optionIn(line);
      const origin = {
        kind: "option-file",
        what: `[${group}]`,
        place: { path, line: index + 1 },
      } as const;
      found.set(name, { value, origin });
    }
  }
}

/** The files that `!include` or `!includedir` names. */
function included(line: string, around: Surroundings): readonly string[] {
  const [, word, path = ""] = /^!(include(?:dir)?)\s+(.+)$/.exec(line) ?? [];
  if (word === "include") return [path];
  if (word !== "includedir") return [];
  return around
    .list(path)
    .filter((name) => name.endsWith(".cnf") || (around.windows && name.endsWith(".ini")))
    .map((name) => posix.join(path, name));
}

/** A comment may end the line, but not inside quotes. */
function optionIn(line: string): readonly [name: string, value: string] {
  const code = withoutComment(line);
  const at = code.indexOf("=");
  const name = (at < 0 ? code : code.slice(0, at))
    .trim()
    .replaceAll("_", "-")
    .replace(/^loose-/, "");
  if (at < 0) return [name, ""];
  const value = code.slice(at + 1).trim();
  const [quote = ""] = value;
  const isQuoted = (quote === '"' || quote === "'") && value.length > 1 && value.endsWith(quote);
  return [name, unescape(isQuoted ? value.slice(1, -1) : value)];
}

function withoutComment(line: string): string {
  let quote = "";
  let isEscaped = false;
  for (const [index, char] of [...line].entries()) {
    if ((char === "'" || char === '"') && !isEscaped) {
      if (quote === "") quote = char;
      else if (quote === char) quote = "";
    }
    if (quote === "" && char === "#") return [...line].slice(0, index).join("");
    isEscaped = quote !== "" && char === "\\" && !isEscaped;
  }
  return line;
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  s: " ",
  '"': '"',
  "'": "'",
  "\\": "\\",
};

function unescape(value: string): string {
  return value.replaceAll(/\\(.)/gsu, (both, char: string) => escapes[char] ?? both);
}
