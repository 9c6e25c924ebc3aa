/** The module `sys`: of the version, what every supported Python has in common. */

import { bool, FALSE, int, list, native, NONE, text, TRUE, unknown } from "../../../make.ts";
import type {
  Machine,
  ModuleValue,
  NativeFunction,
  NativeObject,
  Unknown,
  Value,
} from "../../../values.ts";
import { sliceOf } from "../../containers/rangeClass.ts";
import { fn } from "../../define.ts";
import { integerOf, textOf } from "../../plain.ts";
import { moduleOf } from "../library.ts";

/** The oldest minor version of Python 3 that Django's supported versions run on. */
const oldestMinor = 10;

export function sys(): ModuleValue {
  const outside = (what: string): Value =>
    unknown({ code: "environment", text: `${what} is not known`, origin: undefined });
  return moduleOf("sys", [
    ["version_info", versionInfo],
    ["modules", modules],
    [
      "path",
      list([], undefined, {
        code: "environment",
        text: "the search path is not known",
        origin: undefined,
      }),
    ],
    ["argv", outside("the command line")],
    ["platform", outside("the operating system")],
    ["executable", outside("the interpreter")],
    ["prefix", outside("the interpreter")],
    ["version", outside("the version of Python")],
    ["maxsize", int(2n ** 63n - 1n)],
    ["byteorder", text("little")],
    ["stdout", silentFile],
    ["stderr", silentFile],
    ["stdin", outside("the input")],
    ["dont_write_bytecode", FALSE],
    ...functions,
  ]);
}

const functions: readonly NativeFunction[] = [
  fn("exit", ["~status?"], (machine, status) =>
    machine.raise("SystemExit", status === undefined ? "" : (machine.text(status) ?? "")),
  ),
  fn("intern", ["string"], (_machine, written) => written),
  fn("getdefaultencoding", [], () => text("utf-8")),
  fn("getfilesystemencoding", [], () => text("utf-8")),
  fn("getrecursionlimit", [], () => int(1000)),
  fn("setrecursionlimit", ["limit"], () => NONE),
];

/** What is written to it is gone. */
const silentFile: NativeObject = native("_io.TextIOWrapper", {
  getAttribute: (machine, _self, name) => {
    if (name === "write" || name === "flush" || name === "writelines") {
      return fn(name, ["~*args"], () => NONE);
    }
    if (name === "isatty") {
      return fn(name, [], () => machine.unknown("environment", "the terminal is not known"));
    }
    return machine.unknown("environment", "the output is not known");
  },
});

/** `sys.modules`: a module that is asked for by its name is there, for all we know. */
const modules: NativeObject = native("dict", {
  getItem: (machine, _self, key) => {
    const name = textOf(machine.decide(key));
    return name === undefined
      ? machine.unknown("unsupported", "the name of the module is not known")
      : machine.importModule(name);
  },
  setItem: () => undefined,
  contains: (machine) => machine.unknown("state", "which modules are imported is not known"),
  iterate: (machine) => machine.unknown("state", "which modules are imported is not known"),
  getAttribute: (_machine, _self, name) =>
    name === "get"
      ? fn("get", ["key", "~default?"], (machine, key) => machine.importModule(textOf(key) ?? ""))
      : undefined,
});

/** `sys.version_info`, and what a slice of it gives: compared with the versions that are out of the question. */
const versionInfo: NativeObject = native("sys.version_info", {
  getAttribute: (machine, _self, name) => {
    if (name === "major") return int(3);
    return name === "minor" || name === "micro" || name === "releaselevel" || name === "serial"
      ? unknownVersion(machine)
      : undefined;
  },
  getItem: (machine, self, key) => {
    if (sliceOf(key) !== undefined) return self;
    return integerOf(key) === 0n ? int(3) : unknownVersion(machine);
  },
  iterate: (machine) => unknownVersion(machine),
  binary: (machine, _self, operator, other, reflected) => {
    const flipped: Readonly<Record<string, string>> = {
      "<": ">",
      ">": "<",
      "<=": ">=",
      ">=": "<=",
    };
    return compareVersion(machine, reflected ? (flipped[operator] ?? operator) : operator, other);
  },
  equals: (machine, _self, other) => {
    const answer = compareVersion(machine, "==", other);
    return answer?.kind === "bool" ? answer.value : undefined;
  },
});

function compareVersion(machine: Machine, operator: string, other: Value): Value | undefined {
  if (other.kind !== "tuple") return undefined;
  const [major, minor] = other.items.map((item) => Number(integerOf(item) ?? -1n));
  const isOlder =
    major !== undefined && (major < 3 || (major === 3 && (minor ?? -1) < oldestMinor));
  const isFarNewer = major !== undefined && major > 3;
  // Three and the oldest minor version alone: every supported version is at least that.
  const isFloor = major === 3 && minor === oldestMinor && other.items.length === 2;
  switch (operator) {
    case ">=":
      return isOlder || isFloor ? TRUE : isFarNewer ? FALSE : unknownVersion(machine);
    case "<":
      return isOlder || isFloor ? FALSE : isFarNewer ? TRUE : unknownVersion(machine);
    case ">":
      return isOlder ? TRUE : isFarNewer ? FALSE : unknownVersion(machine);
    case "<=":
      return isOlder ? FALSE : isFarNewer ? TRUE : unknownVersion(machine);
    case "==":
    case "!=":
      return isOlder || isFarNewer ? bool(operator === "!=") : unknownVersion(machine);
    default:
      return undefined;
  }
}

function unknownVersion(machine: Machine): Unknown {
  return machine.unknown("environment", "the version of Python is not known");
}
