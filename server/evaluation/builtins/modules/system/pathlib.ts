/** The module `pathlib`: paths as values; what only the disk knows is asked of the project's files. */

import { bool, list, native, nativeFunction, NONE, text, tuple } from "../../../make.ts";
import { nativeClass } from "../../../nativeClasses.ts";
import type {
  ClassValue,
  Machine,
  ModuleValue,
  NativeBehavior,
  NativeFunction,
  NativeObject,
  Unknown,
  Value,
} from "../../../values.ts";
import { caller, fn } from "../../define.ts";
import { needText } from "../../plain.ts";
import { unmodeled } from "../../unmodeled.ts";
import { moduleOf } from "../library.ts";
import { isFile, onDisk, pathText } from "./osPath.ts";
import { fileOf, readText } from "./files.ts";
import { fromParts, normalPath, pathParts, splitExtension } from "./pathText.ts";

const construct = caller("Path", ["*segments"], (machine, segments) => {
  const path = joined(machine, [], segments);
  return typeof path === "string" ? makePath(path) : path;
});

/** Methods that are called by way of the class: `Path.exists(path)`. */
const unbound = (
  "absolute as_posix exists expanduser is_absolute is_dir is_file is_relative_to joinpath mkdir " +
  "open read_text relative_to resolve with_name with_stem with_suffix"
)
  .split(" ")
  .map((name): readonly [string, NativeFunction] => [
    name,
    nativeFunction(
      name,
      (machine, call) => {
        const [self = NONE, ...positional] = call.positional;
        return machine.call(machine.getAttribute(self, name), { ...call, positional });
      },
      true,
    ),
  ]);

const PURE_PATH: ClassValue = nativeClass("PurePath", { construct }, unbound, undefined, "pathlib");
const PURE_POSIX_PATH: ClassValue = nativeClass(
  "PurePosixPath",
  { construct },
  [],
  [PURE_PATH],
  "pathlib",
);
const PATH: ClassValue = nativeClass(
  "Path",
  { construct },
  [
    ["cwd", unknownPath("cwd", "the working directory is not known")],
    ["home", unknownPath("home", "the home directory is not known")],
  ],
  [PURE_POSIX_PATH],
  "pathlib",
);
const POSIX_PATH: ClassValue = nativeClass("PosixPath", { construct }, [], [PATH], "pathlib");

export function pathlib(): ModuleValue {
  return moduleOf("pathlib", [
    ["Path", PATH],
    ["PosixPath", POSIX_PATH],
    ["PurePath", PURE_PATH],
    ["PurePosixPath", PURE_POSIX_PATH],
  ]);
}

/** A `Path`; `.` and empty parts are dropped, `..` stays. */
function makePath(path: string): NativeObject {
  return native("pathlib.PosixPath", behavior, fromParts(pathParts(path)));
}

function own(self: NativeObject): string {
  return self.data as string;
}

const behavior: NativeBehavior = {
  cls: () => POSIX_PATH,
  text: (_machine, self) => own(self),
  hash: (self) => `path:${own(self)}`,
  equals: (_machine, self, other) =>
    other.kind === "native" && other.type === self.type && own(other) === own(self),
  binary: (machine, self, operator, other, reflected) => {
    if (operator === "/") {
      const path = reflected
        ? joined(machine, [], [other, self])
        : joined(machine, pathParts(own(self)), [other]);
      return typeof path === "string" ? makePath(path) : path;
    }
    return other.kind === "native" && other.type === self.type
      ? compared(own(self), operator, own(other))
      : undefined;
  },
  getAttribute: (machine, self, name) =>
    attribute(machine, self, name) ?? unmodeled(machine, "path", name),
};

function compared(left: string, operator: string, right: string): Value | undefined {
  switch (operator) {
    case "<":
      return bool(left < right);
    case ">":
      return bool(left > right);
    case "<=":
      return bool(left <= right);
    case ">=":
      return bool(left >= right);
    default:
      return undefined;
  }
}

function attribute(machine: Machine, self: NativeObject, name: string): Value | undefined {
  const path = own(self);
  const parts = pathParts(path);
  const last = parts.at(-1) === "/" ? "" : (parts.at(-1) ?? "");
  switch (name) {
    case "parent":
      return parentOf(self);
    case "parents":
      return tuple(parentsOf(self));
    case "parts":
      return tuple(parts.map((part) => text(part)));
    case "name":
      return text(last);
    case "stem":
      return text(splitExtension(last)[0]);
    case "suffix":
      return text(splitExtension(last)[1]);
    case "suffixes":
      return list((last.replace(/^\.+/, "").match(/\.[^.]+/g) ?? []).map((part) => text(part)));
    case "anchor":
    case "root":
      return text(path.startsWith("/") ? "/" : "");
    case "drive":
      return text("");
    case "__fspath__":
    case "as_posix":
    case "__str__":
      return fn(name, [], () => text(path));
    default:
      return method(machine, self, name);
  }
}

function parentOf(self: NativeObject): NativeObject {
  const parts = pathParts(own(self));
  if (parts.length === 0 || (parts.length === 1 && parts[0] === "/")) return self;
  return makePath(fromParts(parts.slice(0, -1)));
}

function parentsOf(self: NativeObject): NativeObject[] {
  const found: NativeObject[] = [];
  for (let at = self, next = parentOf(at); next !== at; at = next, next = parentOf(at)) {
    found.push(next);
  }
  return found;
}

/** The segments joined; the Unknown where one of them is not known. */
function joined(
  machine: Machine,
  start: readonly string[],
  segments: readonly Value[],
): string | Unknown {
  let parts = [...start];
  for (const segment of segments) {
    const written = pathText(machine, segment);
    if (typeof written !== "string") return written;
    const more = pathParts(written);
    parts = more[0] === "/" ? more : [...parts, ...more];
  }
  return fromParts(parts);
}

function method(machine: Machine, self: NativeObject, name: string): NativeFunction | undefined {
  const path = own(self);
  const disk = (what: string): NativeFunction =>
    fn(name, ["~*args", "~**kwargs"], () => onDisk(machine, `${what} ${path}`));
  switch (name) {
    case "joinpath":
      return fn(name, ["*segments"], (m, segments) => {
        const result = joined(m, pathParts(path), segments);
        return typeof result === "string" ? makePath(result) : result;
      });
    case "resolve":
      return fn(name, ["strict?"], (m) =>
        path.startsWith("/")
          ? makePath(normalPath(path))
          : m.unknown("file", "the working directory is not known"),
      );
    case "absolute":
      return fn(name, [], (m) =>
        path.startsWith("/") ? self : m.unknown("file", "the working directory is not known"),
      );
    case "expanduser":
      return fn(name, [], (m) =>
        path.startsWith("~") ? m.unknown("environment", "the home directory is not known") : self,
      );
    case "is_absolute":
      return fn(name, [], () => bool(path.startsWith("/")));
    case "with_name":
      return fn(name, ["name"], (m, given) => sibling(self, needText(m, given, "name")));
    case "with_suffix":
      return fn(name, ["suffix"], (m, given) =>
        sibling(self, splitExtension(lastName(path))[0] + needText(m, given, "suffix")),
      );
    case "with_stem":
      return fn(name, ["stem"], (m, given) =>
        sibling(self, needText(m, given, "stem") + splitExtension(lastName(path))[1]),
      );
    case "relative_to":
      return fn(name, ["other"], (m, other) => relativeTo(m, path, other));
    case "is_relative_to":
      return fn(name, ["other"], (m, other) => {
        const start = pathText(m, other);
        if (typeof start !== "string") return start;
        return bool(beneath(path, start) !== undefined);
      });
    case "exists":
    case "is_file":
      return fn(name, ["~**kwargs"], (m) => isFile(m, path));
    case "is_dir":
    case "is_symlink":
    case "stat":
    case "iterdir":
    case "glob":
    case "rglob":
      return disk(`what is at`);
    case "mkdir":
    case "touch":
      return fn(name, ["~*args", "~**kwargs"], () => NONE);
    case "read_text":
      return fn(name, ["encoding?", "errors?"], (m) => {
        const content = readText(m, self);
        return typeof content === "string" ? text(content.replaceAll("\r\n", "\n")) : content;
      });
    case "open":
      return fn(name, ["mode?", "~**kwargs"], (m) => {
        const content = readText(m, self);
        return typeof content === "string" ? fileOf(content) : content;
      });
    default:
      return undefined;
  }
}

function lastName(path: string): string {
  return pathParts(path).at(-1) ?? "";
}

function sibling(self: NativeObject, name: string): NativeObject {
  return makePath(fromParts([...pathParts(own(self)).slice(0, -1), name]));
}

/** The parts of a path behind another; undefined where it does not stand beneath it. */
function beneath(path: string, start: string): string[] | undefined {
  const parts = pathParts(path);
  const first = pathParts(start);
  return first.every((part, index) => parts[index] === part)
    ? parts.slice(first.length)
    : undefined;
}

function relativeTo(machine: Machine, path: string, other: Value): Value {
  const start = pathText(machine, other);
  if (typeof start !== "string") return start;
  const rest = beneath(path, start);
  return rest === undefined
    ? machine.raise("ValueError", `'${path}' is not in the subpath of '${start}'`)
    : makePath(fromParts(rest));
}

function unknownPath(name: string, reason: string): NativeFunction {
  return nativeFunction(name, (machine) => machine.unknown("file", reason));
}
