/** The module `sys`: of the version, what every supported Python has in common. */

import { bool, FALSE, int, list, native, NONE, text, tuple, unknown } from "../../../make.ts";
import type {
  Machine,
  ModuleValue,
  NativeFunction,
  NativeObject,
  Unknown,
  Value,
} from "../../../values.ts";
import { sliceOf, type SliceParts } from "../../containers/rangeClass.ts";
import { fn } from "../../define.ts";
import { integerOf, textOf } from "../../plain.ts";
import { moduleOf, type Host } from "../library.ts";

/** The minor versions of Python 3 from the oldest that Django's supported versions run on; a later one ends them. */
const possibleMinors: readonly number[] = [10, 11, 12, 13, 14, 15, 99];

export function sys({ pythonMinor }: Host): ModuleValue {
  const outside = (what: string): Value =>
    unknown({ code: "environment", text: `${what} is not known`, origin: undefined });
  return moduleOf("sys", [
    ["version_info", versionInfo(pythonMinor)],
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
/**
 * @param minor undefined where it is not known
 * @param length how many of its five parts: a slice has fewer
 */
function versionInfo(minor: number | undefined, length = 5): NativeObject {
  const known = minor === undefined ? undefined : int(minor);
  return native("sys.version_info", {
    getAttribute: (machine, _self, name) => {
      if (name === "major") return int(3);
      if (name === "minor") return known ?? unknownVersion(machine);
      return name === "micro" || name === "releaselevel" || name === "serial"
        ? unknownVersion(machine)
        : undefined;
    },
    getItem: (machine, self, key) => {
      const slice = sliceOf(key);
      if (slice !== undefined) return sliced(machine, slice, self, minor);
      const index = integerOf(key);
      return index === 0n ? int(3) : index === 1n && known ? known : unknownVersion(machine);
    },
    iterate: (machine) =>
      known === undefined
        ? unknownVersion(machine)
        : [
            int(3),
            known,
            ...["micro", "releaselevel", "serial"].map(() => unknownVersion(machine)),
          ],
    binary: (machine, _self, operator, other, reflected) => {
      const flipped: Readonly<Record<string, string>> = {
        "<": ">",
        ">": "<",
        "<=": ">=",
        ">=": "<=",
      };
      const asked = reflected ? (flipped[operator] ?? operator) : operator;
      return compareVersion(machine, minor, length, asked, other);
    },
    equals: (machine, _self, other) => {
      const answer = compareVersion(machine, minor, length, "==", other);
      return answer?.kind === "bool" ? answer.value : undefined;
    },
  });
}

/** `sys.version_info[:2]`. */
function sliced(
  machine: Machine,
  { start, stop, step }: SliceParts,
  whole: NativeObject,
  minor: number | undefined,
): Value {
  const end = stop.kind === "none" ? 5n : integerOf(stop);
  const isStart = (start.kind === "none" || integerOf(start) === 0n) && step.kind === "none";
  if (!isStart || end === undefined || end < 1n) return unknownVersion(machine);
  if (end >= 5n) return whole;
  if (end === 1n) return tuple([int(3)]);
  return end === 2n && minor !== undefined
    ? tuple([int(3), int(minor)])
    : versionInfo(minor, Number(end));
}

/** Compares as tuples: the version has five parts, of which three cannot be known. */
function compareVersion(
  machine: Machine,
  minor: number | undefined,
  length: number,
  operator: string,
  other: Value,
): Value | undefined {
  if (other.kind !== "tuple") return undefined;
  const sides = (minor === undefined ? possibleMinors : [minor]).map((one) =>
    order(one, length, other.items),
  );
  const answers = new Set(sides.map((side) => side && holds(operator, side)));
  const [answer] = answers;
  return answers.size === 1 && answer !== undefined ? bool(answer) : unknownVersion(machine);
}

type Order = "before" | "equal" | "after";

/** Where the version stands to a tuple; undefined where that depends on parts that are not known. */
function order(minor: number, length: number, parts: readonly Value[]): Order | undefined {
  for (let i = 0; ; i += 1) {
    const part = parts[i];
    if (part === undefined) return i < length ? "after" : "equal";
    if (i >= length) return "before";
    const own = [3n, BigInt(minor)][i];
    const number = integerOf(part);
    if (own === undefined || number === undefined) return undefined;
    if (own !== number) return own > number ? "after" : "before";
  }
}

function holds(operator: string, side: Order): boolean {
  switch (operator) {
    case "==":
      return side === "equal";
    case "!=":
      return side !== "equal";
    case ">":
      return side === "after";
    case ">=":
      return side !== "before";
    case "<":
      return side === "before";
    default:
      return side !== "after";
  }
}

function unknownVersion(machine: Machine): Unknown {
  return machine.unknown("environment", "the version of Python is not known");
}
