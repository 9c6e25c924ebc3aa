/** The class `str`, with its methods. */

import { bool, bytes, FALSE, int, list, text, TRUE, tuple } from "../../make.ts";
import { nativeClass } from "../../nativeClasses.ts";
import type { Machine, NativeFunction, Value } from "../../values.ts";
import { allocator } from "../allocate.ts";
import { caller, methodFn } from "../define.ts";
import {
  bounds,
  decidedItems,
  isItems,
  isNone,
  needInteger,
  needText,
  textOf,
  typeName,
} from "../plain.ts";
import { notKnown } from "../unknowns.ts";
import {
  capitalize,
  caseFold,
  length,
  part,
  splitLines,
  stripCharacters,
  stripSpace,
  swapCase,
  tests,
  title,
} from "./characters.ts";
import { decode, encode } from "./encoding.ts";
import { formatMap, formatMethod } from "./formatMethod.ts";
import { pad } from "./formatSpec.ts";
import { formatSpecial } from "./formatValue.ts";
import { percentFormat } from "./percent.ts";
import { split, splitRight } from "./split.ts";
import { makeTrans, translate } from "./translate.ts";

const construct = caller(
  "str",
  ["object?", "encoding?", "errors?"],
  (machine, object, encoding) => {
    if (object === undefined) return text("");
    if (encoding !== undefined && object.kind === "bytes") {
      const decoded = decode(object.value, textOf(encoding) ?? "utf-8");
      return decoded === undefined ? notKnown(machine, "the encoding is not read") : text(decoded);
    }
    if (object.kind === "text") return object;
    const shown = machine.text(object);
    return shown === undefined ? notKnown(machine, "its text is not known", object) : text(shown);
  },
);

/** A mapping of a text to a text. */
function mapping(name: string, map: (value: string) => string): NativeFunction {
  return methodFn(name, [], (machine, self) => text(map(needText(machine, self, "self"))));
}

/** A test of the whole text. */
function testing(name: string, test: (value: string) => boolean | undefined): NativeFunction {
  return methodFn(name, [], (machine, self) => {
    const answer = test(needText(machine, self, "self"));
    return answer === undefined
      ? notKnown(machine, "the classes of its characters are not known")
      : bool(answer);
  });
}

function stripping(name: string, left: boolean, right: boolean): NativeFunction {
  return methodFn(name, ["chars?"], (machine, self, chars) => {
    const own = needText(machine, self, "self");
    if (chars === undefined || isNone(chars)) return text(stripSpace(own, left, right));
    return text(stripCharacters(own, needText(machine, chars, `${name} arg`), left, right));
  });
}

/** `startswith` and `endswith`: of one text or a tuple of texts, within bounds. */
function affix(name: "startswith" | "endswith"): NativeFunction {
  return methodFn(name, ["prefix", "start?", "end?"], (machine, self, prefix, start, end) => {
    const own = needText(machine, self, "self");
    const size = length(own);
    const [from, to] = bounds(machine, start, end, size);
    const within = part(own, from, to);
    const wanted = prefix.kind === "tuple" ? prefix.items : [prefix];
    let open: Value | undefined;
    for (const each of wanted) {
      const item = machine.decide(each);
      if (item.kind === "unknown") {
        open ??= item;
        continue;
      }
      const piece = textOf(item);
      if (piece === undefined) {
        return machine.raise(
          "TypeError",
          `${name} first arg must be str or a tuple of str, not ${typeName(machine, item)}`,
        );
      }
      // An empty text is nowhere behind the end.
      if (piece === "" && startsBehind(machine, start, size)) continue;
      if (name === "startswith" ? within.startsWith(piece) : within.endsWith(piece)) return TRUE;
    }
    return open ?? FALSE;
  });
}

function startsBehind(machine: Machine, start: Value | undefined, size: number): boolean {
  return start !== undefined && !isNone(start) && needInteger(machine, start) > size;
}

/** `find`, `index` and their right-hand sisters; offsets count code points. */
function searching(name: string, right: boolean, raises: boolean): NativeFunction {
  return methodFn(name, ["sub", "start?", "end?"], (machine, self, sub, start, end) => {
    const own = needText(machine, self, "self");
    const piece = needText(machine, sub, "argument");
    const size = length(own);
    const [from, to] = bounds(machine, start, end, size);
    const within = part(own, from, to);
    const at = right ? within.lastIndexOf(piece) : within.indexOf(piece);
    if (at < 0 || from > to || startsBehind(machine, start, size)) {
      return raises ? machine.raise("ValueError", "substring not found") : int(-1);
    }
    return int(from + length(within.slice(0, at)));
  });
}

function padding(name: string, align: "<" | ">" | "^"): NativeFunction {
  return methodFn(name, ["width", "fillchar?"], (machine, self, width, fillchar) => {
    const own = needText(machine, self, "self");
    const fill = fillchar === undefined ? " " : needText(machine, fillchar, "fill character");
    const total = needInteger(machine, width);
    if (total > 100_000) return notKnown(machine, "the text is too long");
    if (align !== "^") return text(pad(own, { fill, align, width: total }, align));
    // `center` gives the odd one to the left where the width is odd, `format` to the right.
    const missing = Math.max(0, total - length(own));
    const left = Math.floor(missing / 2) + (missing & total & 1);
    return text(fill.repeat(left) + own + fill.repeat(missing - left));
  });
}

const methods: readonly NativeFunction[] = [
  mapping("lower", (value) => value.toLowerCase()),
  mapping("upper", (value) => value.toUpperCase()),
  mapping("casefold", caseFold),
  mapping("title", title),
  mapping("capitalize", capitalize),
  mapping("swapcase", swapCase),
  ...Object.entries(tests).map(([name, test]) => testing(name, test)),
  stripping("strip", true, true),
  stripping("lstrip", true, false),
  stripping("rstrip", false, true),
  affix("startswith"),
  affix("endswith"),
  searching("find", false, false),
  searching("rfind", true, false),
  searching("index", false, true),
  searching("rindex", true, true),
  padding("ljust", "<"),
  padding("rjust", ">"),
  padding("center", "^"),
  methodFn("zfill", ["width"], (machine, self, width) => {
    const own = needText(machine, self, "self");
    const missing = needInteger(machine, width) - length(own);
    if (missing <= 0) return text(own);
    if (missing > 100_000) return notKnown(machine, "the text is too long");
    const sign = /^[+-]/.test(own) ? own.slice(0, 1) : "";
    return text(sign + "0".repeat(missing) + own.slice(sign.length));
  }),
  methodFn("count", ["sub", "start?", "end?"], (machine, self, sub, start, end) => {
    const own = needText(machine, self, "self");
    const piece = needText(machine, sub, "argument");
    const [from, to] = bounds(machine, start, end, length(own));
    const within = part(own, from, to);
    if (piece === "") return int(from > to ? 0 : length(within) + 1);
    return int(within.split(piece).length - 1);
  }),
  methodFn("replace", ["old", "new", "count?"], (machine, self, old, to, count) => {
    const own = needText(machine, self, "self");
    const from = needText(machine, old, "replace() argument 1");
    const by = needText(machine, to, "replace() argument 2");
    const limit = count === undefined ? -1 : needInteger(machine, count);
    return text(replace(own, from, by, limit));
  }),
  methodFn("removeprefix", ["prefix"], (machine, self, prefix) => {
    const own = needText(machine, self, "self");
    const piece = needText(machine, prefix, "removeprefix() argument");
    return text(own.startsWith(piece) ? own.slice(piece.length) : own);
  }),
  methodFn("removesuffix", ["suffix"], (machine, self, suffix) => {
    const own = needText(machine, self, "self");
    const piece = needText(machine, suffix, "removesuffix() argument");
    return text(
      piece !== "" && own.endsWith(piece) ? own.slice(0, own.length - piece.length) : own,
    );
  }),
  methodFn("split", ["sep?", "maxsplit?"], (machine, self, sep, maxsplit) =>
    splitting(machine, self, sep, maxsplit, split),
  ),
  methodFn("rsplit", ["sep?", "maxsplit?"], (machine, self, sep, maxsplit) =>
    splitting(machine, self, sep, maxsplit, splitRight),
  ),
  methodFn("splitlines", ["keepends?"], (machine, self, keepends) => {
    const keep = keepends !== undefined && machine.truth(keepends);
    return texts(splitLines(needText(machine, self, "self"), keep));
  }),
  methodFn("partition", ["sep"], (machine, self, sep) => {
    const own = needText(machine, self, "self");
    const piece = separator(machine, sep);
    const at = own.indexOf(piece);
    return at < 0 ? triple(own, "", "") : around(own, piece, at);
  }),
  methodFn("rpartition", ["sep"], (machine, self, sep) => {
    const own = needText(machine, self, "self");
    const piece = separator(machine, sep);
    const at = own.lastIndexOf(piece);
    return at < 0 ? triple("", "", own) : around(own, piece, at);
  }),
  methodFn("join", ["iterable"], (machine, self, iterable) => {
    const own = needText(machine, self, "self");
    const items = decidedItems(machine, iterable);
    if (!isItems(items)) return items;
    if (iterable.kind === "set" && items.length > 1) {
      return notKnown(machine, "the order of a set is not promised");
    }
    const pieces = items.map((item, index) => {
      const piece = textOf(item);
      return (
        piece ??
        machine.raise(
          "TypeError",
          `sequence item ${index}: expected str instance, ${typeName(machine, item)} found`,
        )
      );
    });
    return text(pieces.join(own));
  }),
  methodFn("expandtabs", ["tabsize?"], (machine, self, tabsize) => {
    const size = tabsize === undefined ? 8 : needInteger(machine, tabsize);
    if (size > 1000) return notKnown(machine, "the text is too long");
    let column = 0;
    let result = "";
    for (const character of needText(machine, self, "self")) {
      const piece =
        character === "\t" ? " ".repeat(size > 0 ? size - (column % size) : 0) : character;
      column = character === "\n" || character === "\r" ? 0 : column + piece.length;
      result += piece;
    }
    return text(result);
  }),
  methodFn("encode", ["encoding?", "errors?"], (machine, self, encoding) => {
    const encoded = encode(
      needText(machine, self, "self"),
      encoding === undefined ? "utf-8" : needText(machine, encoding, "encoding"),
    );
    return encoded === undefined
      ? notKnown(machine, "the encoding is not written")
      : bytes(encoded);
  }),
  formatMethod,
  formatMap,
  translate,
  makeTrans,
  formatSpecial,
  methodFn("__mod__", ["~values"], (machine, self, values) =>
    percentFormat(machine, needText(machine, self, "self"), values),
  ),
];

export const STR = nativeClass("str", { construct }, [
  ["__new__", allocator("str", construct)],
  ...methods.map((method) => [method.name, method] as const),
]);

function texts(values: readonly string[]): Value {
  return list(values.map((value) => text(value)));
}

function triple(head: string, middle: string, tail: string): Value {
  return tuple([text(head), text(middle), text(tail)]);
}

function around(own: string, piece: string, at: number): Value {
  return triple(own.slice(0, at), piece, own.slice(at + piece.length));
}

function separator(machine: Machine, value: Value): string {
  const piece = needText(machine, value, "separator");
  return piece === "" ? machine.raise("ValueError", "empty separator") : piece;
}

function splitting(
  machine: Machine,
  self: Value,
  sep: Value | undefined,
  maxsplit: Value | undefined,
  how: (own: string, separator: string | undefined, limit: number) => string[],
): Value {
  const own = needText(machine, self, "self");
  const limit = maxsplit === undefined ? -1 : needInteger(machine, maxsplit);
  const piece = sep === undefined || isNone(sep) ? undefined : separator(machine, sep);
  return texts(how(own, piece, limit));
}

function replace(own: string, from: string, by: string, limit: number): string {
  if (limit < 0)
    return from === "" ? replaceEmpty(own, by, Infinity) : own.replaceAll(from, () => by);
  if (from === "") return replaceEmpty(own, by, limit);
  const pieces = own.split(from);
  const head = pieces.slice(0, limit + 1).join(by);
  const rest = pieces.slice(limit + 1);
  return rest.length === 0 ? head : [head, ...rest].join(from);
}

/** An empty text stands before each character and at the end. */
function replaceEmpty(own: string, by: string, limit: number): string {
  const points = Array.from(own);
  return [...points, ""]
    .map((character, index) => (index < limit ? by + character : character))
    .join("");
}
