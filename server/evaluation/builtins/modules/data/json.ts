/** The module `json`. */

import { EXCEPTIONS } from "../../../exceptionClasses.ts";
import { text } from "../../../make.ts";
import { nativeClass } from "../../../nativeClasses.ts";
import type { Machine, ModuleValue, Value } from "../../../values.ts";
import { fn } from "../../define.ts";
import { isNone, payloadOf, textOf, integerOf } from "../../plain.ts";
import { decode } from "../../text/encoding.ts";
import { notKnown } from "../../unknowns.ts";
import { moduleOf } from "../library.ts";
import { type JsonStyle, readJson, writeJson } from "./jsonText.ts";

const valueError = EXCEPTIONS.get("ValueError");
const DECODE_ERROR = nativeClass(
  "JSONDecodeError",
  undefined,
  [],
  valueError === undefined ? [] : [valueError],
  "json.decoder",
);

export function json(): ModuleValue {
  return moduleOf("json", [
    ["JSONDecodeError", DECODE_ERROR],
    fn("loads", ["s", "~**kwargs"], (machine, source, kwargs) => load(machine, source, kwargs)),
    fn("load", ["fp", "~**kwargs"], (machine, file, kwargs) => {
      const content = machine.decide(machine.invoke(machine.getAttribute(file, "read"), []));
      return content.kind === "unknown" ? content : load(machine, content, kwargs);
    }),
    fn(
      "dumps",
      ["~obj", ":indent?", ":sort_keys?", ":ensure_ascii?", ":separators?", "~:default?", "~:cls?"],
      (machine, value, indent, sortKeys, ensureAscii, separators, fallback, cls) => {
        if (!isNone(fallback) || !isNone(cls)) {
          return notKnown(machine, "an encoder of its own writes the JSON");
        }
        const written = writeJson(
          machine,
          value,
          styleOf(machine, indent, sortKeys, ensureAscii, separators),
        );
        return written === undefined
          ? notKnown(machine, "one of the values is not known", value)
          : text(written);
      },
    ),
  ]);
}

function load(machine: Machine, source: Value, kwargs: ReadonlyMap<string, Value>): Value {
  const plain = payloadOf(source);
  const written = plain.kind === "bytes" ? decode(plain.value, "utf-8") : textOf(plain);
  if (written === undefined) {
    return machine.raise("TypeError", "the JSON object must be str, bytes or bytearray");
  }
  if (kwargs.size > 0) return notKnown(machine, "a decoder of its own reads the JSON");
  return readJson(written) ?? machine.raise(DECODE_ERROR, "Expecting value");
}

function styleOf(
  machine: Machine,
  indent: Value | undefined,
  sortKeys: Value | undefined,
  ensureAscii: Value | undefined,
  separators: Value | undefined,
): JsonStyle {
  const own = separators?.kind === "tuple" ? separators.items.map((item) => textOf(item)) : [];
  const step =
    indent === undefined || isNone(indent)
      ? undefined
      : (textOf(indent) ?? " ".repeat(Number(integerOf(indent) ?? 0n)));
  return {
    indent: step,
    sortKeys: sortKeys !== undefined && machine.truth(sortKeys),
    ascii: ensureAscii === undefined || machine.truth(ensureAscii),
    comma: own[0] ?? (step === undefined ? ", " : ","),
    colon: own[1] ?? ": ",
  };
}
