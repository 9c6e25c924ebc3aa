/** Where a project names its settings module: `.env`, pytest's configuration, `manage.py`, `wsgi.py`, `asgi.py`. */

// dotenv: the format's reference for JavaScript; only its parser is used, nothing is put into the environment.
import { parse as parseDotenv } from "dotenv";

import type { Parse } from "#server/syntax/parsed.ts";
import type { Expression } from "#server/syntax/tree.ts";
import { walk } from "#server/syntax/visit.ts";
import type { Files } from "#server/text/files.ts";
import { join } from "#server/text/paths.ts";
import { readPyproject } from "./pyproject.ts";

const variable = "DJANGO_SETTINGS_MODULE";

/** What is named, in the order in which it counts. */
export function settingsNamedIn(
  files: Files,
  parse: Parse,
  root: string,
): readonly { module: string; because: string }[] {
  const found: { module: string; because: string }[] = [];
  const add = (module: unknown, because: string): void => {
    if (typeof module === "string" && module !== "") found.push({ module, because });
  };
  add(parseDotenv(files.text(join(root, ".env")) ?? "")[variable], `${variable} in .env`);
  add(readPyproject(files, root).pytest?.[variable], `${variable} in pyproject.toml`);
  for (const [name, section] of [
    ["pytest.ini", "pytest"],
    ["setup.cfg", "tool:pytest"],
    ["tox.ini", "pytest"],
  ] as const) {
    add(iniValue(files.text(join(root, name)) ?? "", section, variable), `${variable} in ${name}`);
  }
  for (const path of entryPoints(files, root)) {
    for (const module of defaultsIn(parse, files.text(path) ?? "", variable))
      add(module, `${variable} in ${path.slice(root.length + 1)}`);
  }
  return found;
}

/**
 * The texts that a module puts into an environment variable, by `os.environ.setdefault("X", …)`,
 * `os.environ["X"] = …` or `os.environ.get("X", …)`; of a conditional expression both.
 */
export function defaultsIn(parse: Parse, text: string, name: string): readonly string[] {
  const found: string[] = [];
  if (!text.includes(name)) return found;
  walk(parse(text).module, (node) => {
    if (node.kind === "Call") {
      const [first, second] = node.arguments;
      if (first?.kind === "Text" && first.value === name) found.push(...texts(second));
    } else if (node.kind === "Assign") {
      const target = node.targets[0];
      if (
        target?.kind === "Subscript" &&
        target.index.kind === "Text" &&
        target.index.value === name
      )
        found.push(...texts(node.value));
    }
  });
  return found;
}

function texts(expression: Expression | undefined): readonly string[] {
  if (expression?.kind === "Text") return [expression.value];
  if (expression?.kind === "Conditional")
    return [...texts(expression.body), ...texts(expression.orElse)];
  return [];
}

function entryPoints(files: Files, root: string): readonly string[] {
  const found = [join(root, "manage.py")];
  for (const base of [root, join(root, "src")]) {
    for (const name of files.list(base)) {
      for (const file of ["wsgi.py", "asgi.py"]) found.push(join(base, name, file));
    }
  }
  return found.filter((path) => files.kind(path) === "file");
}

/** A value of an INI file, by section; comments and other sections are passed over. */
function iniValue(text: string, section: string, key: string): string | undefined {
  let current = "";
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[([^\]]*)\]/.exec(line);
    if (header) current = header[1] ?? "";
    const entry = /^([\w.]+)\s*[=:]\s*(.*?)\s*$/.exec(line);
    if (entry && current === section && entry[1] === key) return entry[2];
  }
  return undefined;
}
