/** `str.translate` and `str.maketrans`: tables from code points to texts. */

import { dict, int, nativeFunction, NONE, text } from "../../make.ts";
import type { DictEntry, Machine, NativeFunction, Value } from "../../values.ts";
import { caller, methodFn } from "../define.ts";
import { integerOf, needText, payloadOf, textOf } from "../plain.ts";
import { notKnown } from "../unknowns.ts";

export const makeTrans: NativeFunction = nativeFunction(
  "maketrans",
  caller("maketrans", ["x", "y?", "z?"], (machine, x, y, z) => {
    const entries = new Map<string, DictEntry>();
    const put = (point: number, value: Value): void => {
      entries.set(`n${point}`, { key: int(point), value, origin: undefined, maybe: undefined });
    };
    if (y === undefined) {
      const table = payloadOf(x);
      if (table.kind !== "dict") {
        return machine.raise("TypeError", "if you give only one argument it must be a dict");
      }
      if (table.open !== undefined) return notKnown(machine, table.open.text, table);
      for (const { key, value } of table.entries.values()) {
        const point = integerOf(key) ?? textOf(key)?.codePointAt(0);
        if (point !== undefined) put(Number(point), value);
      }
      return dict(entries);
    }
    const from = Array.from(needText(machine, x, "first maketrans argument"));
    const to = Array.from(needText(machine, y, "second maketrans argument"));
    if (from.length !== to.length) {
      return machine.raise(
        "ValueError",
        "the first two maketrans arguments must have equal length",
      );
    }
    for (const [index, character] of from.entries()) {
      put(character.codePointAt(0) ?? 0, int(to[index]?.codePointAt(0) ?? 0));
    }
    const removed = z === undefined ? "" : needText(machine, z, "third maketrans argument");
    for (const character of removed) put(character.codePointAt(0) ?? 0, NONE);
    return dict(entries);
  }),
);

export const translate: NativeFunction = methodFn(
  "translate",
  ["table"],
  (machine, self, table) => {
    const entries = payloadOf(table);
    if (entries.kind !== "dict" || entries.open !== undefined) {
      return notKnown(machine, "the table is not a known dict", table);
    }
    let result = "";
    for (const character of needText(machine, self, "self")) {
      const entry = entries.entries.get(`n${character.codePointAt(0) ?? 0}`);
      if (entry === undefined) {
        result += character;
        continue;
      }
      const piece = entry.maybe === undefined ? replacement(machine, entry.value) : undefined;
      if (piece === undefined) return notKnown(machine, "the table is not known", entry.value);
      result += piece;
    }
    return text(result);
  },
);

function replacement(machine: Machine, value: Value): string | undefined {
  const decided = machine.decide(value);
  if (decided.kind === "none") return "";
  const point = integerOf(decided);
  return point === undefined ? textOf(decided) : String.fromCodePoint(Number(point));
}
