/** The class `bytes`: what settings and hashes do with it. */

import { bool, bytes, FALSE, int, list, nativeFunction, text, TRUE } from "../../make.ts";
import { define, nativeClass } from "../../nativeClasses.ts";
import type { Machine, NativeFunction, Value } from "../../values.ts";
import { allocator } from "../allocate.ts";
import { caller, fn, methodFn } from "../define.ts";
import { integerOf, isItems, isNone, needInteger, needText, payloadOf, textOf } from "../plain.ts";
import { notKnown } from "../unknowns.ts";
import { decode, encode, byteText } from "./encoding.ts";
import { unmodeledNames } from "../unmodeled.ts";
import { stripCharacters } from "./characters.ts";
import { split, splitRight } from "./split.ts";

const construct = caller(
  "bytes",
  ["source?", "encoding?", "errors?"],
  (machine, source, encoding) => {
    if (source === undefined) return bytes("");
    const written = textOf(source);
    if (written !== undefined) {
      if (encoding === undefined) {
        return machine.raise("TypeError", "string argument without an encoding");
      }
      const encoded = encode(written, needText(machine, encoding, "encoding"));
      return encoded === undefined
        ? notKnown(machine, "the encoding is not written")
        : bytes(encoded);
    }
    if (source.kind === "bytes") return source;
    const size = integerOf(source);
    if (size !== undefined) {
      return size < 100_000n
        ? bytes("\0".repeat(Number(size)))
        : notKnown(machine, "it is too long");
    }
    const items = machine.iterate(source);
    if (!isItems(items)) return items;
    return bytes(byteText(items.map((item) => needInteger(machine, machine.decide(item)))));
  },
);

export function needBytes(machine: Machine, value: Value): string {
  const plain = payloadOf(value);
  return plain.kind === "bytes"
    ? plain.value
    : machine.raise("TypeError", "a bytes-like object is required");
}

/** `strip` and its like: of white space, or of the bytes that are given. */
function stripping(name: string, left: boolean, right: boolean): NativeFunction {
  return methodFn(name, ["chars?"], (machine, self, chars) => {
    const wanted = chars === undefined || isNone(chars) ? " \t\n\r\f\v" : needBytes(machine, chars);
    return bytes(stripCharacters(needBytes(machine, self), wanted, left, right));
  });
}

function mapping(name: string, map: (value: string) => string): NativeFunction {
  return methodFn(name, [], (machine, self) => bytes(map(needBytes(machine, self))));
}

function affix(name: "startswith" | "endswith"): NativeFunction {
  return methodFn(name, ["prefix"], (machine, self, prefix) => {
    const own = needBytes(machine, self);
    const wanted = prefix.kind === "tuple" ? prefix.items : [prefix];
    return wanted.some((each) =>
      own[name === "startswith" ? "startsWith" : "endsWith"](needBytes(machine, each)),
    )
      ? TRUE
      : FALSE;
  });
}

function splitting(
  name: string,
  how: (own: string, separator: string | undefined, limit: number) => string[],
): NativeFunction {
  return methodFn(name, ["sep?", "maxsplit?"], (machine, self, sep, maxsplit) => {
    const separator = sep === undefined || isNone(sep) ? undefined : needBytes(machine, sep);
    const limit = maxsplit === undefined ? -1 : needInteger(machine, maxsplit);
    return list(how(needBytes(machine, self), separator, limit).map((piece) => bytes(piece)));
  });
}

const methods: readonly NativeFunction[] = [
  methodFn("decode", ["encoding?", "errors?"], (machine, self, encoding) => {
    const name = encoding === undefined ? "utf-8" : needText(machine, encoding, "encoding");
    const decoded = decode(needBytes(machine, self), name);
    return decoded === undefined ? notKnown(machine, "the encoding is not read") : text(decoded);
  }),
  methodFn("hex", [], (machine, self) =>
    text(
      Array.from(needBytes(machine, self), (byte) =>
        byte.charCodeAt(0).toString(16).padStart(2, "0"),
      ).join(""),
    ),
  ),
  mapping("lower", (value) => value.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())),
  mapping("upper", (value) => value.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())),
  stripping("strip", true, true),
  stripping("lstrip", true, false),
  stripping("rstrip", false, true),
  affix("startswith"),
  affix("endswith"),
  splitting("split", split),
  splitting("rsplit", splitRight),
  methodFn("replace", ["old", "new"], (machine, self, old, by) =>
    bytes(
      needBytes(machine, self).replaceAll(needBytes(machine, old), () => needBytes(machine, by)),
    ),
  ),
  methodFn("find", ["sub"], (machine, self, sub) =>
    int(needBytes(machine, self).indexOf(needBytes(machine, sub))),
  ),
  methodFn("count", ["sub"], (machine, self, sub) =>
    int(needBytes(machine, self).split(needBytes(machine, sub)).length - 1),
  ),
  methodFn("join", ["iterable"], (machine, self, iterable) => {
    const items = machine.iterate(iterable);
    if (!isItems(items)) return items;
    return bytes(items.map((item) => needBytes(machine, item)).join(needBytes(machine, self)));
  }),
  ...Array.from(unmodeledNames("bytes"), (name) =>
    methodFn(name, ["~*args"], (machine) => notKnown(machine, `bytes.${name} is not modeled`)),
  ),
  methodFn("isdigit", [], (machine, self) => bool(/^[0-9]+$/.test(needBytes(machine, self)))),
];

export const BYTES = nativeClass(
  "bytes",
  { construct },
  methods.map((method) => [method.name, method] as const),
);
define(BYTES, "__new__", allocator("bytes", construct));
define(
  BYTES,
  "fromhex",
  fn("fromhex", ["string"], (machine, written) => {
    const digits = needText(machine, written, "fromhex() argument").replaceAll(/\s+/g, "");
    if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits)) {
      return machine.raise("ValueError", "non-hexadecimal number found in fromhex() arg");
    }
    const pairs = digits.match(/../g) ?? [];
    return bytes(byteText(pairs.map((pair) => Number.parseInt(pair, 16))));
  }),
);

/** Arrays of bytes that can change are not modeled. */
export const BYTE_ARRAY = nativeClass("bytearray", {
  construct: (machine) => notKnown(machine, "byte arrays are not computed"),
});

export const MEMORY_VIEW = nativeClass("memoryview", {
  construct: nativeFunction("memoryview", (machine) =>
    notKnown(machine, "memory views are not computed"),
  ).call,
});
