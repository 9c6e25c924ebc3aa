/** The patterns of `match`. */

import type { Identifier, Pattern } from "#server/syntax/tree.ts";
import type { Frame, Interpreter } from "./core.ts";
import { dict, list, text } from "./make.ts";
import type { ClassValue, DictEntry, Value } from "./values.ts";

/** Whether a value matches; names are bound as far as the match gets. */
export function matches(m: Interpreter, pattern: Pattern, given: Value, frame: Frame): boolean {
  switch (pattern.kind) {
    case "MatchAs":
      if (pattern.pattern !== undefined && !matches(m, pattern.pattern, given, frame)) {
        return false;
      }
      capture(m, pattern.name, given, frame);
      return true;
    case "MatchOr":
      return pattern.patterns.some((one) => matches(m, one, given, frame));
    case "MatchValue": {
      const wanted = m.evaluate(pattern.value, frame);
      // None, True and False are compared by identity.
      const operator = pattern.value.kind === "Singleton" ? "is" : "==";
      return m.truth(m.compare(operator, given, wanted));
    }
    case "MatchStar":
      capture(m, pattern.name, given, frame);
      return true;
    default:
  }
  const value = m.decide(given);
  if (pattern.kind === "MatchSequence") return matchSequence(m, pattern, value, frame);
  if (pattern.kind === "MatchMapping") return matchMapping(m, pattern, value, frame);
  return matchClass(m, pattern, value, frame);
}

function capture(m: Interpreter, name: Identifier | undefined, value: Value, frame: Frame): void {
  if (name !== undefined) m.bindName(frame, m.nameOf(name, frame), value, name);
}

type Of<Kind extends Pattern["kind"]> = Extract<Pattern, { readonly kind: Kind }>;

function matchSequence(
  m: Interpreter,
  pattern: Of<"MatchSequence">,
  value: Value,
  frame: Frame,
): boolean {
  const plain = value.kind === "instance" ? (value.payload ?? value) : value;
  if (plain.kind === "unknown") {
    if (!m.truth(m.derived(plain, "is a sequence"))) return false;
    const items = pattern.patterns.map((_, i) => m.derived(plain, `[${i}]`));
    return pattern.patterns.every((one, i) => matches(m, one, items[i] ?? plain, frame));
  }
  if (plain.kind !== "list" && plain.kind !== "tuple" && !isRange(plain)) return false;
  const items = m.iterate(plain);
  if ("kind" in items) return m.truth(items);
  const star = pattern.patterns.findIndex((one) => one.kind === "MatchStar");
  const count = pattern.patterns.length;
  if (star < 0 ? items.length !== count : items.length < count - 1) return false;
  return pattern.patterns.every((one, i) => {
    if (i === star) {
      const rest = items.slice(star, items.length - (count - 1 - star));
      return matches(m, one, list(rest), frame);
    }
    const item = star >= 0 && i > star ? items[items.length - count + i] : items[i];
    return item !== undefined && matches(m, one, item, frame);
  });
}

function isRange(value: Value): boolean {
  return value.kind === "native" && value.type === "range";
}

function matchMapping(
  m: Interpreter,
  pattern: Of<"MatchMapping">,
  value: Value,
  frame: Frame,
): boolean {
  const plain = value.kind === "instance" ? (value.payload ?? value) : value;
  if (plain.kind === "unknown") {
    if (!m.truth(m.derived(plain, "is a mapping"))) return false;
    return pattern.patterns.every((one, i) =>
      matches(m, one, m.derived(plain, `value ${i}`), frame),
    );
  }
  if (plain.kind !== "dict") return false;
  const taken = new Set<string>();
  for (const [i, node] of pattern.keys.entries()) {
    const key = m.evaluate(node, frame);
    if (!m.truth(m.contains(plain, key))) return false;
    const place = m.key(key);
    if (typeof place === "string") taken.add(place);
    const inner = pattern.patterns[i];
    if (inner !== undefined && !matches(m, inner, m.getItem(plain, key), frame)) return false;
  }
  if (pattern.rest !== undefined) {
    const rest = new Map<string, DictEntry>(
      [...plain.entries].filter(([place]) => !taken.has(place)),
    );
    capture(m, pattern.rest, dict(rest, undefined, plain.open), frame);
  }
  return true;
}

/** Built-in classes whose one positional pattern is the value itself. */
const WHOLE: ReadonlySet<string> = new Set(
  "bool bytearray bytes dict float frozenset int list set str tuple".split(" "),
);

function matchClass(
  m: Interpreter,
  pattern: Of<"MatchClass">,
  value: Value,
  frame: Frame,
): boolean {
  const cls = m.decide(m.evaluate(pattern.cls, frame));
  if (cls.kind !== "class") {
    if (cls.kind === "unknown") return m.truth(m.derived(cls, "matches"));
    return m.raise("TypeError", "called match pattern must be a class");
  }
  const is = m.isInstance(value, cls);
  if (is === false) return false;
  if (is === undefined && !m.truth(m.derived(classUnknown(m, value), `is ${cls.name}`))) {
    return false;
  }
  const names = pattern.patterns.length === 0 ? [] : positionalNames(m, cls);
  for (const [i, inner] of pattern.patterns.entries()) {
    if (names === "whole") {
      if (!matches(m, inner, value, frame)) return false;
      continue;
    }
    const name = names[i];
    if (name === undefined) {
      return m.raise(
        "TypeError",
        `${cls.name}() accepts ${names.length} positional sub-pattern${names.length === 1 ? "" : "s"} (${pattern.patterns.length} given)`,
      );
    }
    if (!matchAttribute(m, name, inner, value, frame)) return false;
  }
  return pattern.keywords.every((keyword) =>
    matchAttribute(m, keyword.name.id, keyword.pattern, value, frame),
  );
}

function matchAttribute(
  m: Interpreter,
  name: string,
  pattern: Pattern,
  value: Value,
  frame: Frame,
): boolean {
  const found = m.findAttribute(value, name);
  return found !== undefined && matches(m, pattern, found, frame);
}

function positionalNames(m: Interpreter, cls: ClassValue): readonly string[] | "whole" {
  if (WHOLE.has(cls.name) && cls.moduleName === "builtins") return "whole";
  const given = m.findAttribute(cls, "__match_args__");
  if (given === undefined) {
    return cls.mro.some((one) => WHOLE.has(one.name) && one.moduleName === "builtins")
      ? "whole"
      : [];
  }
  const items = m.iterate(given);
  if ("kind" in items) return [];
  return items.map((item) => (item.kind === "text" ? item.value : ""));
}

function classUnknown(m: Interpreter, value: Value): ReturnType<Interpreter["unknown"]> {
  if (value.kind === "unknown") return value;
  const cls = m.classOf(value);
  if (cls.kind === "class" && cls.open !== undefined) {
    const { code, text: words, origin } = cls.open;
    return m.unknown(code, words, origin);
  }
  return m.unknown("unsupported", text("the class of a value is not known").value);
}
