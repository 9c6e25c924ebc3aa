/** `os.path`: computed on texts; what only the disk knows is asked of the project's files, or unknown. */

import type { Interpreter } from "../../../core.ts";
import { bool, nativeFunction, text, TRUE, tuple } from "../../../make.ts";
import type { Machine, ModuleValue, NativeFunction, Unknown, Value } from "../../../values.ts";
import { caller, fn } from "../../define.ts";
import { isItems, textOf, typeName } from "../../plain.ts";
import { moduleOf } from "../library.ts";
import { joinPath, normalPath, relativePath, splitExtension, splitPath } from "./pathText.ts";

/** The text of a path: of a `str`, a `Path`, or what has `__fspath__`. */
export function pathText(machine: Machine, value: Value): string | Unknown {
  const decided = machine.decide(value);
  if (decided.kind === "unknown") return decided;
  const written = textOf(decided);
  if (written !== undefined) return written;
  if (decided.kind === "bytes") return decided.value;
  const method = machine.findAttribute(decided, "__fspath__");
  if (method === undefined) {
    return machine.raise(
      "TypeError",
      `expected str, bytes or os.PathLike object, not ${typeName(machine, decided)}`,
    );
  }
  const result = method.kind === "unknown" ? method : machine.decide(machine.invoke(method, []));
  if (result.kind === "text") return result.value;
  return result.kind === "unknown"
    ? result
    : machine.unknown("unsupported", "the path is no text", value.origin);
}

/** What the disk alone knows. */
export function onDisk(machine: Machine, what: string): Unknown {
  return machine.unknown("file", `only the disk tells ${what}`);
}

/** Whether a file with that text is known to the project; unknown otherwise. */
export function isFile(machine: Machine, path: string): Value {
  const known = (machine as Interpreter).source.text(normalPath(path)) !== undefined;
  return known ? TRUE : onDisk(machine, `whether ${path} exists`);
}

/** An absolute path without `.` and `..`; unknown for a relative one. */
export function absolute(machine: Machine, path: string): string | Unknown {
  return path.startsWith("/")
    ? normalPath(path)
    : machine.unknown("file", "the working directory is not known");
}

function pathFunction(
  name: string,
  map: (machine: Machine, path: string) => Value,
): NativeFunction {
  return fn(name, ["path"], (machine, path) => {
    const written = pathText(machine, path);
    return typeof written === "string" ? map(machine, written) : written;
  });
}

const asText = (value: string | Unknown): Value =>
  typeof value === "string" ? text(value) : value;

const pair = ([first, second]: readonly [string, string]): Value =>
  tuple([text(first), text(second)]);

const join = nativeFunction(
  "join",
  caller("join", ["path", "*paths"], (machine, first, rest) => {
    const parts: string[] = [];
    for (const part of [first, ...rest]) {
      const written = pathText(machine, part);
      if (typeof written !== "string") return written;
      parts.push(written);
    }
    return text(joinPath(parts[0] ?? "", parts.slice(1)));
  }),
);

const functions: readonly NativeFunction[] = [
  join,
  pathFunction("dirname", (_machine, path) => text(splitPath(path)[0])),
  pathFunction("basename", (_machine, path) => text(splitPath(path)[1])),
  pathFunction("split", (_machine, path) => pair(splitPath(path))),
  pathFunction("splitext", (_machine, path) => pair(splitExtension(path))),
  pathFunction("splitdrive", (_machine, path) => pair(["", path])),
  pathFunction("normpath", (_machine, path) => text(normalPath(path))),
  pathFunction("normcase", (_machine, path) => text(path)),
  pathFunction("abspath", (machine, path) => asText(absolute(machine, path))),
  // Links are taken for what they point at: the project is looked at where it stands.
  pathFunction("realpath", (machine, path) => asText(absolute(machine, path))),
  pathFunction("isabs", (_machine, path) => bool(path.startsWith("/"))),
  pathFunction("exists", isFile),
  pathFunction("lexists", isFile),
  pathFunction("isfile", isFile),
  pathFunction("isdir", (machine, path) => onDisk(machine, `whether ${path} is a directory`)),
  pathFunction("islink", (machine, path) => onDisk(machine, `whether ${path} is a link`)),
  pathFunction("getsize", (machine, path) => onDisk(machine, `the size of ${path}`)),
  pathFunction("getmtime", (machine, path) => onDisk(machine, `the time of ${path}`)),
  pathFunction("expanduser", (machine, path) =>
    path.startsWith("~")
      ? machine.unknown("environment", "the home directory is not known")
      : text(path),
  ),
  pathFunction("expandvars", (machine, path) =>
    path.includes("$")
      ? machine.unknown("environment", "the environment is not known")
      : text(path),
  ),
  fn("relpath", ["path", "start?"], (machine, path, start) => {
    const to = pathText(machine, path);
    const from = start === undefined ? undefined : pathText(machine, start);
    if (typeof to !== "string") return to;
    if (from !== undefined && typeof from !== "string") return from;
    return from !== undefined && to.startsWith("/") === from.startsWith("/")
      ? text(relativePath(to, from))
      : machine.unknown("file", "the working directory is not known");
  }),
  fn("commonprefix", ["list"], (machine, values) => {
    const items = machine.iterate(values);
    if (!isItems(items)) return items;
    const written = items.map((item) => textOf(machine.decide(item)) ?? "");
    const [first = ""] = written;
    let size = first.length;
    for (const each of written) while (!each.startsWith(first.slice(0, size))) size--;
    return text(first.slice(0, size));
  }),
];

/** The module `os.path`, which is `posixpath`. */
export function osPath(): ModuleValue {
  return moduleOf("posixpath", [
    ...functions,
    ["sep", text("/")],
    ["pathsep", text(":")],
    ["curdir", text(".")],
    ["pardir", text("..")],
    ["extsep", text(".")],
  ]);
}
