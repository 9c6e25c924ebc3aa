/** Comparisons and membership tests. */

import type { Origin } from "#server/text/span.ts";
import type { CompareOperator } from "#server/syntax/tree.ts";
import type { Interpreter } from "./core.ts";
import { equalValues } from "./equality.ts";
import { hashKey } from "./hash.ts";
import { FALSE, TRUE, bool, text } from "./make.ts";
import { NOT_IMPLEMENTED } from "./singletons.ts";
import type { DictValue, Reason, SetValue, Unknown, Value } from "./values.ts";

export function compare(
  m: Interpreter,
  operator: CompareOperator,
  leftGiven: Value,
  rightGiven: Value,
  origin: Origin | undefined,
): Value {
  if (operator === "in") return m.contains(rightGiven, leftGiven);
  if (operator === "not in") return negated(m, m.contains(rightGiven, leftGiven));
  const left = m.decide(leftGiven);
  const right = m.decide(rightGiven);
  switch (operator) {
    case "is":
      return identical(m, left, right, origin);
    case "is not":
      return negated(m, identical(m, left, right, origin));
    case "==":
      return equal(m, left, right);
    case "!=":
      return unequal(m, left, right);
    default:
      return ordered(m, operator, left, right, origin);
  }
}

function negated(m: Interpreter, value: Value): Value {
  return value.kind === "unknown" ? m.negation(value) : bool(!m.truth(value));
}

function identical(m: Interpreter, left: Value, right: Value, origin: Origin | undefined): Value {
  if (left === right) return TRUE;
  if (left.kind === "unknown") return m.derivedEquality(left, "is", right);
  if (right.kind === "unknown") return m.derivedEquality(right, "is", left);
  if (left.kind !== right.kind) return FALSE;
  switch (left.kind) {
    case "none":
    case "ellipsis":
      return TRUE;
    case "bool":
      return bool(left.value === (right as typeof left).value);
    case "int":
    case "float":
    case "text":
    case "bytes":
      if (left.value !== (right as typeof left).value) return FALSE;
      // Equal constants are mostly one object, equal results mostly not.
      return m.unknown(
        "unsupported",
        "whether equal constants are one object is not known",
        origin,
      );
    case "tuple":
      if (left.items.length !== (right as typeof left).items.length) return FALSE;
      if (left.items.length === 0) return TRUE;
      return m.unknown("unsupported", "whether equal tuples are one object is not known", origin);
    default:
      return FALSE;
  }
}

function equal(m: Interpreter, left: Value, right: Value): Value {
  if (left.kind === "unknown") return m.derivedEquality(left, "==", right);
  if (right.kind === "unknown") return m.derivedEquality(right, "==", left);
  const answer = byMethods(m, "__eq__", "__eq__", left, right);
  if (answer !== undefined) return answer;
  return known(m, m.equals(left, right), left, right);
}

function unequal(m: Interpreter, left: Value, right: Value): Value {
  if (left.kind === "unknown" || right.kind === "unknown") {
    return negated(m, equal(m, left, right));
  }
  const answer = byMethods(m, "__ne__", "__ne__", left, right);
  if (answer !== undefined) return answer;
  // `__ne__` answers the opposite of `__eq__` where a class does not say otherwise.
  return negated(m, equal(m, left, right));
}

/** What one side's own method answers; undefined where there is none that knows. */
function byMethods(
  m: Interpreter,
  name: string,
  reflected: string,
  left: Value,
  right: Value,
): Value | undefined {
  const [leftClass, rightClass] = [m.classOf(left), m.classOf(right)];
  const rightFirst =
    leftClass !== rightClass &&
    leftClass.kind === "class" &&
    rightClass.kind === "class" &&
    rightClass.mro.includes(leftClass);
  const sides = [
    { value: left, other: right, method: name },
    { value: right, other: left, method: reflected },
  ];
  if (rightFirst) sides.reverse();
  for (const { value, other, method } of sides) {
    if (value.kind !== "instance" && value.kind !== "class") continue;
    const own = m.special(value, method);
    if (own === undefined) continue;
    const answer = m.decide(m.invoke(own, [other]));
    if (answer !== NOT_IMPLEMENTED) return answer;
  }
  return undefined;
}

function known(m: Interpreter, answer: boolean | undefined, left: Value, right: Value): Value {
  if (answer !== undefined) return bool(answer);
  return (
    unknownIn(m, left) ??
    unknownIn(m, right) ??
    m.unknown("unsupported", "the values cannot be compared")
  );
}

/** The unknown part by which a container cannot be compared. */
function unknownIn(m: Interpreter, value: Value): Unknown | undefined {
  const because = reasonIn(value, 0);
  return because === undefined ? undefined : m.unknown(because.code, because.text, because.origin);
}

function reasonIn(value: Value, depth: number): Reason | undefined {
  if (depth > 4) return undefined;
  switch (value.kind) {
    case "unknown":
      return value.reason;
    case "oneOf":
      return value.because;
    case "list":
      return value.open ?? first(value.items, depth);
    case "tuple":
      return first(value.items, depth);
    case "dict":
      for (const entry of value.entries.values()) {
        const because = entry.maybe ?? reasonIn(entry.value, depth + 1);
        if (because !== undefined) return because;
      }
      return value.open;
    case "set":
      return value.open;
    default:
      return undefined;
  }
}

function first(items: readonly Value[], depth: number): Reason | undefined {
  for (const item of items) {
    const because = reasonIn(item, depth + 1);
    if (because !== undefined) return because;
  }
  return undefined;
}

/** As `==` without a class's answer that is no truth: undefined where it is not known. */
export function equals(m: Interpreter, leftGiven: Value, rightGiven: Value): boolean | undefined {
  const left = m.decide(leftGiven);
  const right = m.decide(rightGiven);
  return equalValues(left, right, (a, b) => equalObjects(m, m.decide(a), m.decide(b)));
}

function equalObjects(m: Interpreter, left: Value, right: Value): boolean | undefined {
  if (left.kind === "unknown" || right.kind === "unknown") return undefined;
  if (left.kind === "native" && left.behavior.equals !== undefined) {
    return left.behavior.equals(m, left, right);
  }
  if (right.kind === "native" && right.behavior.equals !== undefined) {
    return right.behavior.equals(m, right, left);
  }
  const answer = byMethods(m, "__eq__", "__eq__", left, right);
  if (answer !== undefined) return answer.kind === "unknown" ? undefined : m.truth(answer);
  const [a, b] = [payloadOf(left), payloadOf(right)];
  if (a !== left || b !== right) {
    return equalValues(a, b, (x, y) => equalObjects(m, m.decide(x), m.decide(y)));
  }
  return left === right;
}

function payloadOf(value: Value): Value {
  return value.kind === "instance" ? (value.payload ?? value) : value;
}

const METHODS = {
  "<": ["__lt__", "__gt__"],
  "<=": ["__le__", "__ge__"],
  ">": ["__gt__", "__lt__"],
  ">=": ["__ge__", "__le__"],
} as const;

type Order = keyof typeof METHODS;

function ordered(
  m: Interpreter,
  operator: Order,
  left: Value,
  right: Value,
  origin: Origin | undefined,
): Value {
  if (left.kind === "unknown" || right.kind === "unknown") {
    const unknown = left.kind === "unknown" ? left : (right as Unknown);
    m.mayRaise(unknown.reason);
    const key = hashKey(left.kind === "unknown" ? right : left);
    if (key === undefined) return m.unknown(unknown.reason.code, unknown.reason.text, origin);
    return m.derived(unknown, `${left.kind === "unknown" ? "" : "r"}${operator}${key}`);
  }
  const [direct, reflected] = METHODS[operator];
  const own = byMethods(m, direct, reflected, left, right);
  if (own !== undefined) return own;
  for (const [value, other, reversed] of [
    [left, right, false],
    [right, left, true],
  ] as const) {
    if (value.kind !== "native") continue;
    const asked = reversed ? mirrored(operator) : operator;
    const answer = value.behavior.binary?.(m, value, asked, other, false);
    if (answer !== undefined && answer !== NOT_IMPLEMENTED) return answer;
  }
  const answer = plainOrder(m, operator, payloadOf(left), payloadOf(right), 0);
  if (answer === "unknown") return known(m, undefined, left, right);
  if (answer !== undefined) return bool(answer);
  const names = [left, right].map((value) => {
    const cls = m.classOf(value);
    return cls.kind === "class" ? cls.name : "object";
  });
  return m.raise(
    "TypeError",
    `'${operator}' not supported between instances of '${names[0]}' and '${names[1]}'`,
  );
}

function mirrored(operator: Order): Order {
  return ({ "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const)[operator];
}

function plainOrder(
  m: Interpreter,
  operator: Order,
  left: Value,
  right: Value,
  depth: number,
): boolean | "unknown" | undefined {
  if (isNumber(left) && isNumber(right)) return decideOrder(operator, left.value, right.value);
  if (left.kind === "text" && right.kind === "text") {
    return decideOrder(operator, compareTexts(left.value, right.value), 0);
  }
  if (left.kind === "bytes" && right.kind === "bytes") {
    return decideOrder(operator, left.value, right.value);
  }
  if (left.kind === "set" && right.kind === "set") return subset(operator, left, right);
  const sequences =
    (left.kind === "list" && right.kind === "list") ||
    (left.kind === "tuple" && right.kind === "tuple");
  if (!sequences) return undefined;
  if ((left.kind === "list" && left.open) || (right.kind === "list" && right.open)) {
    return "unknown";
  }
  if (depth > 40) return "unknown";
  for (const [i, item] of left.items.entries()) {
    const other = right.items[i];
    if (other === undefined) break;
    const same = item === other ? true : m.equals(item, other);
    if (same === undefined) return "unknown";
    if (same) continue;
    const answer = ordered(m, operator, m.decide(item), m.decide(other), undefined);
    return answer.kind === "unknown" ? "unknown" : m.truth(answer);
  }
  return decideOrder(operator, left.items.length, right.items.length);
}

type Comparable = bigint | number | boolean | string;

function decideOrder(operator: Order, left: Comparable, right: Comparable): boolean {
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

function isNumber(value: Value): value is Extract<Value, { kind: "int" | "bool" | "float" }> {
  return value.kind === "int" || value.kind === "bool" || value.kind === "float";
}

/** By code points, as Python orders texts; JavaScript orders by UTF-16 units. */
function compareTexts(left: string, right: string): number {
  for (let i = 0; i < left.length && i < right.length; i++) {
    if (left.charCodeAt(i) === right.charCodeAt(i)) continue;
    const low = isLow(left, i) && isLow(right, i) ? i - 1 : i;
    return (left.codePointAt(low) ?? 0) - (right.codePointAt(low) ?? 0);
  }
  return left.length - right.length;
}

function isLow(value: string, at: number): boolean {
  const unit = value.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function subset(operator: Order, left: SetValue, right: SetValue): boolean | "unknown" {
  if (left.open !== undefined || right.open !== undefined) return "unknown";
  const within = (a: SetValue, b: SetValue): boolean =>
    [...a.items.keys()].every((key) => b.items.has(key));
  switch (operator) {
    case "<":
      return left.items.size < right.items.size && within(left, right);
    case "<=":
      return within(left, right);
    case ">":
      return left.items.size > right.items.size && within(right, left);
    case ">=":
      return within(right, left);
  }
}

/** `value in container`. */
export function contains(m: Interpreter, containerGiven: Value, valueGiven: Value): Value {
  const container = m.decide(containerGiven);
  const value = m.decide(valueGiven);
  switch (container.kind) {
    case "unknown": {
      m.mayRaise(container.reason);
      const key = hashKey(value);
      if (key === undefined) {
        return m.unknown(container.reason.code, container.reason.text, container.reason.origin);
      }
      return m.derived(container, `contains ${key}`);
    }
    case "text":
      return inText(m, container.value, value);
    case "bytes":
      if (value.kind === "int") {
        return bool(container.value.includes(String.fromCharCode(Number(value.value))));
      }
      return value.kind === "bytes"
        ? bool(container.value.includes(value.value))
        : m.raise("TypeError", "a bytes-like object is required");
    case "tuple":
      if (container.cls !== undefined) {
        const own = m.special(container, "__contains__");
        if (own?.kind === "function") return m.invoke(own, [container, value]);
      }
      return inItems(m, container.items, undefined, value);
    case "list":
      return inItems(m, container.items, container.open, value);
    case "set":
      return inSet(m, container, value);
    case "dict":
      return inDict(m, container, value);
    default:
      return inObject(m, container, value);
  }
}

function inText(m: Interpreter, container: string, value: Value): Value {
  if (value.kind === "unknown") return m.derived(value, `in text ${container}`);
  const plain = payloadOf(value);
  if (plain.kind === "text") return bool(container.includes(plain.value));
  const cls = m.classOf(value);
  const name = cls.kind === "class" ? cls.name : "object";
  return m.raise("TypeError", `'in <string>' requires string as left operand, not ${name}`);
}

function inItems(
  m: Interpreter,
  items: readonly Value[],
  open: Reason | undefined,
  value: Value,
): Value {
  let unknown: Reason | undefined;
  const keys: string[] = [];
  for (const given of items) {
    const item = m.decide(given);
    if (item === value && item.kind !== "unknown") return TRUE;
    const answer = m.equals(item, value);
    if (answer === true) return TRUE;
    if (answer === undefined) {
      unknown ??= reasonIn(item, 0) ?? reasonIn(value, 0) ?? UNCOMPARED;
    }
    if (value.kind === "unknown") keys.push(hashKey(item) ?? "?");
  }
  unknown ??= open;
  if (unknown === undefined) return FALSE;
  if (value.kind === "unknown" && !keys.includes("?") && open === undefined) {
    return amongKeys(m, value, keys);
  }
  return m.unknown(unknown.code, unknown.text, unknown.origin);
}

const UNCOMPARED: Reason = {
  code: "unsupported",
  text: "the values cannot be compared",
  origin: undefined,
};

/** Whether an unknown is one of some constants: the same question gets the same answer. */
function amongKeys(m: Interpreter, value: Unknown, keys: readonly string[]): Value {
  if (keys.length === 0) return FALSE;
  return m.derived(value, `in ${keys.map((key) => `${key.length}:${key}`).join("")}`);
}

function inSet(m: Interpreter, container: SetValue, value: Value): Value {
  if (value.kind === "unknown") {
    return container.open === undefined
      ? amongKeys(m, value, [...container.items.keys()])
      : m.unknown(value.reason.code, value.reason.text, value.reason.origin);
  }
  const key = m.key(value);
  if (typeof key !== "string") return m.derived(key, "in set");
  if (container.items.has(key)) return TRUE;
  const { open } = container;
  return open === undefined ? FALSE : m.unknown(open.code, open.text, open.origin);
}

function inDict(m: Interpreter, container: DictValue, value: Value): Value {
  if (value.kind === "unknown") {
    const certain = [...container.entries.values()].every((entry) => entry.maybe === undefined);
    return container.open === undefined && certain
      ? amongKeys(m, value, [...container.entries.keys()])
      : m.unknown(value.reason.code, value.reason.text, value.reason.origin);
  }
  const key = m.key(value);
  if (typeof key !== "string") return m.derived(key, "in dict");
  const entry = container.entries.get(key);
  if (entry !== undefined) {
    return entry.maybe === undefined ? TRUE : bool(m.choose(entry, 2, entry.maybe) === 0);
  }
  const { open } = container;
  return open === undefined ? FALSE : m.unknown(open.code, open.text, open.origin);
}

function inObject(m: Interpreter, container: Value, value: Value): Value {
  if (container.kind === "native" && container.behavior.contains !== undefined) {
    return container.behavior.contains(m, container, value);
  }
  const own = m.special(container, "__contains__");
  if (own !== undefined) {
    const answer = m.decide(m.invoke(own, [value]));
    return answer.kind === "unknown" ? answer : bool(m.truth(answer));
  }
  if (container.kind === "instance" && container.payload !== undefined) {
    if (m.special(container, "__iter__") === undefined) {
      return m.contains(container.payload, value);
    }
  }
  if (m.special(container, "__iter__") === undefined && container.kind !== "native") {
    const cls = m.classOf(container);
    if (cls.kind === "class" && cls.open !== undefined) {
      return m.unknown(cls.open.code, cls.open.text, cls.open.origin);
    }
    if (m.special(container, "__getitem__") === undefined) {
      const name = cls.kind === "class" ? cls.name : "object";
      return m.raise("TypeError", `argument of type '${name}' is not iterable`);
    }
  }
  return amongSteps(m, container, value);
}

/** An iterator is stepped no further than the first equal item. */
function amongSteps(m: Interpreter, container: Value, value: Value): Value {
  const iterator = m.iterator(container);
  const isStepped = iterator.kind === "native" && iterator.behavior.next !== undefined;
  if (isStepped && value.kind !== "unknown") {
    for (;;) {
      m.step();
      const item = m.next(iterator);
      if (item === undefined) return FALSE;
      const answer = inItems(m, [item], undefined, value);
      if (answer.kind === "unknown" || m.truth(answer)) return answer;
    }
  }
  const items = m.iterate(iterator);
  if ("kind" in items) return m.derived(items, `contains ${hashKey(value) ?? text("").value}`);
  return inItems(m, items, undefined, value);
}
