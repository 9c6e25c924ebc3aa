/** The module `re`. */

import { bytes, dict, int, list, native, NONE, text, tuple } from "../../make.ts";
import { nativeClass } from "../../nativeClasses.ts";
import type { Machine, ModuleValue, NativeFunction, NativeObject, Value } from "../../values.ts";
import { put } from "../containers/dictChanges.ts";
import { fn } from "../define.ts";
import { overItems } from "../iterators.ts";
import { moduleOf } from "../modules/library.ts";
import { integerOf, isNone, needInteger, needText, payloadOf, textOf } from "../plain.ts";
import { notKnown } from "../unknowns.ts";
import { unmodeled } from "../unmodeled.ts";
import {
  compile,
  type Compiled,
  expandTemplate,
  find,
  findAll,
  groupNumber,
  groupText,
  type Match,
  type Mode,
  pythonOffset,
  unitOffset,
} from "./matching.ts";
import type { Flags } from "./translate.ts";

const bits = { I: 2, L: 4, M: 8, S: 16, U: 32, X: 64, A: 256 };

const PATTERN = nativeClass("Pattern", undefined, [], undefined, "re");
const MATCH = nativeClass("Match", undefined, [], undefined, "re");

/** Python's functions over a pattern and a text, as `re.search(pattern, string)` and `pattern.search(string)`. */
type Operation = (
  machine: Machine,
  pattern: Compiled,
  rest: readonly (Value | undefined)[],
) => Value;

const searching =
  (mode: Mode): Operation =>
  (machine, pattern, [string, pos, endpos]) => {
    const given = subject(machine, string);
    const size = pythonOffset(given, given.length);
    const within =
      endpos === undefined
        ? given
        : given.slice(0, unitOffset(given, needInteger(machine, endpos)));
    const from = pos === undefined ? 0 : Math.max(0, Math.min(size, needInteger(machine, pos)));
    const found = find(pattern, within, mode, unitOffset(within, from));
    if (found === "unknown") return notKnown(machine, "the text is too long to be searched");
    return found === undefined ? NONE : matchObject(found);
  };

const operations: Readonly<Record<string, { parameters: readonly string[]; run: Operation }>> = {
  search: { parameters: ["string", "pos?", "endpos?"], run: searching("search") },
  match: { parameters: ["string", "pos?", "endpos?"], run: searching("match") },
  fullmatch: { parameters: ["string", "pos?", "endpos?"], run: searching("fullmatch") },
  findall: {
    parameters: ["string"],
    run: (machine, pattern, [string]) =>
      withMatches(machine, pattern, string, (matches) =>
        list(matches.map((match) => foundValue(match))),
      ),
  },
  finditer: {
    parameters: ["string"],
    run: (machine, pattern, [string]) =>
      withMatches(machine, pattern, string, (matches) =>
        overItems("callable_iterator", matches.map(matchObject)),
      ),
  },
  split: {
    parameters: ["string", "maxsplit?"],
    run: (machine, pattern, [string, maxsplit]) =>
      withMatches(machine, pattern, string, (matches, given) => {
        const limit = maxsplit === undefined ? 0 : needInteger(machine, maxsplit);
        const pieces: Value[] = [];
        let end = 0;
        for (const match of limit > 0 ? matches.slice(0, limit) : matches) {
          const [start, stop] = match.spans[0] ?? [0, 0];
          pieces.push(text(given.slice(end, start)), ...groupValues(match));
          end = stop;
        }
        return list([...pieces, text(given.slice(end))]);
      }),
  },
  sub: { parameters: ["~repl", "string", "count?"], run: substitution(false) },
  subn: { parameters: ["~repl", "string", "count?"], run: substitution(true) },
};

function substitution(counted: boolean): Operation {
  return (machine, pattern, [replacement = NONE, string, count]) => {
    const by = machine.decide(replacement);
    if (by.kind === "unknown") return by;
    return withMatches(machine, pattern, string, (matches, given) => {
      const limit = count === undefined ? 0 : needInteger(machine, count);
      const used = limit > 0 ? matches.slice(0, limit) : matches;
      let result = "";
      let end = 0;
      for (const match of used) {
        const [start, stop] = match.spans[0] ?? [0, 0];
        const template = textOf(by);
        const piece =
          template === undefined
            ? machine.decide(machine.invoke(by, [matchObject(match)]))
            : expandTemplate(template, match);
        const written = typeof piece === "string" ? piece : textOf(piece);
        if (written === undefined) {
          return notKnown(
            machine,
            "the replacement is not known",
            typeof piece === "object" ? piece : undefined,
          );
        }
        result += given.slice(end, start) + written;
        end = stop;
      }
      const replaced = text(result + given.slice(end));
      return counted ? tuple([replaced, int(used.length)]) : replaced;
    });
  };
}

function withMatches(
  machine: Machine,
  pattern: Compiled,
  string: Value | undefined,
  use: (matches: readonly Match[], given: string) => Value,
): Value {
  const given = subject(machine, string);
  const matches = findAll(pattern, given);
  if (matches === undefined) return notKnown(machine, "the text is too long to be searched");
  const uncertain = matches.some((match) =>
    match.spans.some((span, group) => span === undefined && match.pattern.forgetful.has(group)),
  );
  return uncertain ? notKnown(machine, "what its groups hold is not known") : use(matches, given);
}

function subject(machine: Machine, value: Value | undefined): string {
  if (value === undefined) return machine.raise("TypeError", "missing argument 'string'");
  const plain = payloadOf(value);
  if (plain.kind === "bytes") return plain.value;
  const written = textOf(value);
  return written ?? machine.raise("TypeError", "expected string or bytes-like object");
}

/** What `findall` lists: the match, its only group, or all its groups. */
function foundValue(match: Match): Value {
  const whole = groupText(match, match.pattern.groups === 1 ? 1 : 0) ?? "";
  if (match.pattern.groups < 2) return text(whole);
  return tuple(
    Array.from({ length: match.pattern.groups }, (_, index) =>
      text(groupText(match, index + 1) ?? ""),
    ),
  );
}

function groupValues(match: Match): Value[] {
  return Array.from({ length: match.pattern.groups }, (_, index) => groupValue(match, index + 1));
}

function groupValue(match: Match, group: number): Value {
  const found = groupText(match, group);
  if (found !== undefined) return text(found);
  if (!match.pattern.forgetful.has(group)) return NONE;
  return {
    kind: "unknown",
    reason: { code: "unsupported", text: "what the group holds is not known", origin: undefined },
    origin: undefined,
  };
}

function readFlags(value: Value | undefined): Flags | undefined {
  const given = value === undefined ? 0 : Number(integerOf(value) ?? -1);
  if (given < 0 || (given & bits.L) !== 0) return undefined;
  return {
    ignoreCase: (given & bits.I) !== 0,
    multiline: (given & bits.M) !== 0,
    dotAll: (given & bits.S) !== 0,
    verbose: (given & bits.X) !== 0,
    ascii: (given & bits.A) !== 0,
  };
}

/** A pattern from a text or a compiled one; the Unknown where it cannot be run here. */
function patternOf(machine: Machine, value: Value, flags: Value | undefined): Compiled | Value {
  if (value.kind === "native" && value.type === "re.Pattern") return value.data as Compiled;
  const plain = payloadOf(value);
  const read = readFlags(flags);
  const written = plain.kind === "bytes" ? plain.value : needText(machine, value, "first argument");
  if (read === undefined) return notKnown(machine, "the flags of the pattern are not known");
  const known = compile(written, plain.kind === "bytes" ? { ...read, ascii: true } : read);
  return known ?? notKnown(machine, "the pattern is one that only Python runs");
}

function isCompiled(value: Compiled | Value): value is Compiled {
  return "written" in value;
}

function patternObject(pattern: Compiled): NativeObject {
  return native(
    "re.Pattern",
    {
      cls: () => PATTERN,
      equals: (_machine, _self, other) =>
        other.kind === "native" &&
        other.type === "re.Pattern" &&
        (other.data as Compiled).written === pattern.written &&
        (other.data as Compiled).source === pattern.source,
      hash: () => `re:${pattern.written}:${pattern.source}`,
      getAttribute: (outer, _self, name) => {
        const operation = operations[name];
        if (operation !== undefined) {
          return fn(name, operation.parameters, (machine, ...rest) =>
            operation.run(machine, pattern, rest as readonly (Value | undefined)[]),
          );
        }
        if (name === "pattern") return text(pattern.written);
        if (name === "groups") return int(pattern.groups);
        if (name !== "groupindex") return unmodeled(outer, "pattern", name);
        const names = dict();
        for (const [id, group] of pattern.names) {
          names.entries.set(`s${id}`, {
            key: text(id),
            value: int(group),
            origin: undefined,
            maybe: undefined,
          });
        }
        return names;
      },
    },
    pattern,
  );
}

function matchObject(match: Match): NativeObject {
  const group = (machine: Machine, value: Value): Value => {
    const given = textOf(value) ?? Number(integerOf(value) ?? -1);
    const number = groupNumber(match.pattern, given);
    return number === undefined
      ? machine.raise("IndexError", "no such group")
      : groupValue(match, number);
  };
  return native(
    "re.Match",
    {
      cls: () => MATCH,
      getItem: (machine, _self, key) => group(machine, machine.decide(key)),
      getAttribute: (machine, _self, name) =>
        matchAttribute(match, name, group) ?? unmodeled(machine, "match", name),
    },
    match,
  );
}

function matchAttribute(
  match: Match,
  name: string,
  group: (machine: Machine, value: Value) => Value,
): Value | undefined {
  const place = (side: 0 | 1): NativeFunction =>
    fn(name, ["group?"], (machine, given) => {
      const number =
        given === undefined
          ? 0
          : groupNumber(match.pattern, textOf(given) ?? Number(integerOf(given)));
      if (number === undefined) return machine.raise("IndexError", "no such group");
      const span = match.spans[number];
      return int(span === undefined ? -1 : pythonOffset(match.text, span[side]));
    });
  switch (name) {
    case "group":
      return fn(name, ["*groups"], (machine, groups) => {
        const [first = int(0), ...rest] = groups;
        return rest.length === 0
          ? group(machine, first)
          : tuple([first, ...rest].map((each) => group(machine, each)));
      });
    case "groups":
      return fn(name, ["~default?"], (_machine, fallback) =>
        tuple(groupValues(match).map((value) => (isNone(value) ? (fallback ?? NONE) : value))),
      );
    case "groupdict":
      return fn(name, ["~default?"], (machine, fallback) => {
        const result = dict();
        for (const [id, number] of match.pattern.names) {
          const value = groupValue(match, number);
          put(machine, result, text(id), isNone(value) ? (fallback ?? NONE) : value);
        }
        return result;
      });
    case "start":
      return place(0);
    case "end":
      return place(1);
    case "span":
      return fn(name, [], () => {
        const [start, end] = match.spans[0] ?? [0, 0];
        return tuple([int(pythonOffset(match.text, start)), int(pythonOffset(match.text, end))]);
      });
    case "string":
      return text(match.text);
    case "re":
      return patternObject(match.pattern);
    default:
      return undefined;
  }
}

export function re(): ModuleValue {
  const functions = Object.entries(operations).map(([name, operation]) =>
    fn(
      name,
      ["pattern", ...operation.parameters.filter((each) => !/pos/.test(each)), "flags?"],
      (machine, ...given) => {
        const all = given as readonly (Value | undefined)[];
        const [pattern = NONE] = all;
        const compiled = patternOf(machine, pattern, all.at(-1));
        return isCompiled(compiled) ? operation.run(machine, compiled, all.slice(1, -1)) : compiled;
      },
    ),
  );
  const names: readonly (readonly [string, number])[] = [
    ["IGNORECASE", bits.I],
    ["MULTILINE", bits.M],
    ["DOTALL", bits.S],
    ["VERBOSE", bits.X],
    ["ASCII", bits.A],
    ["UNICODE", bits.U],
    ...Object.entries(bits),
  ];
  return moduleOf("re", [
    ...functions,
    fn("compile", ["pattern", "flags?"], (machine, pattern, flags) => {
      const compiled = patternOf(machine, pattern, flags);
      return isCompiled(compiled) ? patternObject(compiled) : compiled;
    }),
    fn("escape", ["pattern"], (machine, pattern) => {
      const escape = (written: string): string =>
        written.replaceAll(/[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g, (character) => `\\${character}`);
      const plain = payloadOf(pattern);
      return plain.kind === "bytes"
        ? bytes(escape(plain.value))
        : text(escape(needText(machine, pattern, "pattern")));
    }),
    fn("purge", [], () => NONE),
    ...names.map(([name, bit]) => [name, int(bit)] as const),
    ["Pattern", PATTERN],
    ["Match", MATCH],
  ]);
}
