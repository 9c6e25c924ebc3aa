/** Python's operators on numbers, texts and containers, and the methods by which classes define their own. */

import type { Origin } from "#server/text/span.ts";
import type { BinaryOperator, UnaryOperator } from "#server/syntax/tree.ts";
import { arithmetic } from "./arithmetic.ts";
import type { Interpreter } from "./core.ts";
import { bool, bytes, dict, float, int, list, set, text, tuple, unknown } from "./make.ts";
import { NOT_IMPLEMENTED } from "./singletons.ts";
import { spoilDict } from "./spoiling.ts";
import type { DictValue, Reason, SetValue, Value } from "./values.ts";

/** Items of a repeated sequence beyond which it is not made. */
const LONG = 1_000_000;

const METHODS: Readonly<Record<BinaryOperator, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "@": "matmul",
  "<<": "lshift",
  ">>": "rshift",
  "&": "and",
  "|": "or",
  "^": "xor",
};

export function binary(
  m: Interpreter,
  operator: BinaryOperator,
  leftGiven: Value,
  rightGiven: Value,
  origin: Origin | undefined,
): Value {
  const left = m.decide(leftGiven);
  const right = m.decide(rightGiven);
  if (left.kind === "unknown") return unknownResult(m, left.reason, origin);
  if (right.kind === "unknown") return unknownResult(m, right.reason, origin);
  const plain = plainBinary(m, operator, left, right, origin);
  if (plain !== undefined) return plain;
  const own = byMethods(m, operator, left, right);
  if (own !== undefined) return own;
  const [l, r] = [payloadOf(left), payloadOf(right)];
  if (l !== left || r !== right) {
    const inner = plainBinary(m, operator, l, r, origin);
    if (inner !== undefined) return inner;
  }
  return unsupported(m, operator, left, right);
}

function unknownResult(m: Interpreter, because: Reason, origin: Origin | undefined): Value {
  m.mayRaise(because);
  return unknown(because, origin);
}

function payloadOf(value: Value): Value {
  return value.kind === "instance" ? (value.payload ?? value) : value;
}

function byMethods(
  m: Interpreter,
  operator: BinaryOperator,
  left: Value,
  right: Value,
): Value | undefined {
  const name = METHODS[operator];
  const leftClass = m.classOf(left);
  const rightClass = m.classOf(right);
  const derived =
    leftClass !== rightClass &&
    leftClass.kind === "class" &&
    rightClass.kind === "class" &&
    rightClass.mro.includes(leftClass);
  if (derived) {
    const reflected = ask(m, right, `__r${name}__`, left, operator, true);
    if (reflected !== undefined) return reflected;
  }
  const direct = ask(m, left, `__${name}__`, right, operator, false);
  if (direct !== undefined) return direct;
  if (derived) return undefined;
  return ask(m, right, `__r${name}__`, left, operator, true);
}

/** The answer of one side's method; undefined where it has none or says NotImplemented. */
function ask(
  m: Interpreter,
  value: Value,
  name: string,
  other: Value,
  operator: string,
  reflected: boolean,
): Value | undefined {
  if (value.kind === "native") {
    const answer = value.behavior.binary?.(m, value, operator, other, reflected);
    if (answer !== undefined) return answer === NOT_IMPLEMENTED ? undefined : answer;
  }
  if (value.kind !== "instance" && value.kind !== "class" && value.kind !== "native") {
    return undefined;
  }
  const method = m.special(value, name);
  if (method === undefined) return undefined;
  const answer = m.decide(m.invoke(method, [other]));
  return answer === NOT_IMPLEMENTED ? undefined : answer;
}

function unsupported(m: Interpreter, operator: string, left: Value, right: Value): Value {
  const names = [left, right].map((value) => {
    const cls = m.classOf(value);
    if (cls.kind === "class" && cls.open !== undefined) return cls.open;
    return cls.kind === "class" ? cls.name : "object";
  });
  const open = names.find((name) => typeof name !== "string");
  if (open !== undefined) return unknown(open);
  const [first, second] = [payloadOf(left), payloadOf(right)];
  if (operator === "*" && (isSequence(first) || isSequence(second))) {
    const other = isSequence(first) ? names[1] : names[0];
    return m.raise("TypeError", `can't multiply sequence by non-int of type '${String(other)}'`);
  }
  const shown = operator === "**" ? "** or pow()" : operator;
  return m.raise(
    "TypeError",
    `unsupported operand type(s) for ${shown}: '${String(names[0])}' and '${String(names[1])}'`,
  );
}

/** What Python's own types do; undefined where a class may know better, or no one. */
function plainBinary(
  m: Interpreter,
  operator: BinaryOperator,
  left: Value,
  right: Value,
  origin: Origin | undefined,
): Value | undefined {
  if (isNumber(left) && isNumber(right)) {
    return arithmetic(m, operator, left, right, origin);
  }
  switch (operator) {
    case "+":
      return add(m, left, right, origin);
    case "*":
      return repeat(m, left, right, origin) ?? repeat(m, right, left, origin);
    case "%":
      if (left.kind !== "text" && left.kind !== "bytes") return undefined;
      return formatted(m, left, right, origin);
    case "|":
    case "&":
    case "-":
    case "^":
      if (left.kind === "set" && right.kind === "set") return setOperation(operator, left, right);
      if (operator !== "|") return undefined;
      if (left.kind === "dict" && right.kind === "dict") return union(left, right);
      return isType(left) && isType(right)
        ? m.unknown("unsupported", "types are not modeled", origin)
        : undefined;
    default:
      return undefined;
  }
}

function isNumber(value: Value): value is Extract<Value, { kind: "int" | "bool" | "float" }> {
  return value.kind === "int" || value.kind === "bool" || value.kind === "float";
}

function isSequence(value: Value): boolean {
  return ["text", "bytes", "list", "tuple"].includes(value.kind);
}

function isType(value: Value): boolean {
  return (value.kind === "class" && value.metaclass === undefined) || value.kind === "none";
}

function add(
  m: Interpreter,
  left: Value,
  right: Value,
  origin: Origin | undefined,
): Value | undefined {
  if (left.kind === "text" && right.kind === "text") {
    if (left.value.length + right.value.length > LONG * 10) return tooLong(m, origin);
    return text(left.value + right.value, origin);
  }
  if (left.kind === "bytes" && right.kind === "bytes") {
    return bytes(left.value + right.value, origin);
  }
  if (left.kind === "list" && right.kind === "list") {
    if (left.items.length + right.items.length > LONG) return tooLong(m, origin);
    const made = list([...left.items, ...right.items], origin, left.open ?? right.open);
    if (left.possible !== undefined || right.possible !== undefined) {
      made.possible = [...(left.possible ?? []), ...(right.possible ?? [])];
    }
    return made;
  }
  if (left.kind === "tuple" && right.kind === "tuple") {
    return tuple([...left.items, ...right.items], origin);
  }
  const sequence = left.kind === "text" || left.kind === "list" || left.kind === "tuple";
  if (!sequence || right.kind === "instance" || right.kind === "native") return undefined;
  const cls = m.classOf(right);
  const name = cls.kind === "class" ? cls.name : "object";
  const own = left.kind === "text" ? "str" : left.kind;
  return m.raise("TypeError", `can only concatenate ${own} (not "${name}") to ${own}`);
}

function repeat(
  m: Interpreter,
  sequence: Value,
  count: Value,
  origin: Origin | undefined,
): Value | undefined {
  if (count.kind !== "int" && count.kind !== "bool") return undefined;
  const times = Math.max(0, Number(count.value));
  switch (sequence.kind) {
    case "text":
      if (sequence.value.length * times > LONG) return tooLong(m, origin);
      return text(sequence.value.repeat(times), origin);
    case "bytes":
      if (sequence.value.length * times > LONG) return tooLong(m, origin);
      return bytes(sequence.value.repeat(times), origin);
    case "list":
      if (sequence.items.length * times > LONG) return tooLong(m, origin);
      return list(repeated(sequence.items, times), origin, sequence.open);
    case "tuple":
      if (sequence.items.length * times > LONG) return tooLong(m, origin);
      return tuple(repeated(sequence.items, times), origin);
    default:
      return undefined;
  }
}

function repeated(items: readonly Value[], times: number): Value[] {
  const all: Value[] = [];
  for (let i = 0; i < times; i++) all.push(...items);
  return all;
}

function tooLong(m: Interpreter, origin: Origin | undefined): Value {
  return m.unknown("fuel", "the value is too long", origin);
}

function formatted(m: Interpreter, left: Value, right: Value, origin: Origin | undefined): Value {
  const format = m.methodOf(left, "__mod__");
  if (format !== undefined) return m.invoke(format, [right]);
  return m.unknown("unsupported", "the text of a value is not known", origin);
}

function setOperation(operator: "|" | "&" | "-" | "^", left: SetValue, right: SetValue): SetValue {
  const items = new Map<string, Value>();
  for (const [key, item] of left.items) {
    const both = right.items.has(key);
    if (operator === "|" || (operator === "&" ? both : !both)) items.set(key, item);
  }
  if (operator === "|" || operator === "^") {
    for (const [key, item] of right.items) if (!left.items.has(key)) items.set(key, item);
  }
  const made = set([], undefined, left.frozen);
  // What an open right side takes away is not known.
  if (right.open !== undefined && (operator === "-" || operator === "^")) items.clear();
  if (left.open !== undefined && operator === "^") items.clear();
  made.items = items;
  made.open = left.open ?? right.open;
  return made;
}

function union(left: DictValue, right: DictValue): DictValue {
  const entries = new Map(left.entries);
  for (const [key, entry] of right.entries) {
    const before = entries.get(key);
    // Where the right one may be absent the left one may show; that is not told apart here.
    if (entry.maybe === undefined || before === undefined) entries.set(key, entry);
    else entries.set(key, { ...before, value: eitherOf(before.value, entry.value, entry.maybe) });
  }
  const made = dict(entries, left.origin, left.open);
  if (right.open !== undefined) spoilDict(made, right.open, right);
  made.fallback = left.fallback;
  return made;
}

function eitherOf(left: Value, right: Value, because: Reason): Value {
  const values = [left, right].flatMap((value) =>
    value.kind === "oneOf" ? value.values : [value],
  );
  return { kind: "oneOf", values, because, origin: left.origin };
}

/** `left += right` and the like: lists, sets and dicts change, and stay what they are. */
export function inPlace(
  m: Interpreter,
  operator: BinaryOperator,
  leftGiven: Value,
  right: Value,
  origin: Origin | undefined,
): Value {
  const left = m.decide(leftGiven);
  if (left.kind === "instance") {
    const method = m.special(left, `__i${METHODS[operator]}__`);
    if (method !== undefined) {
      const answer = m.decide(m.invoke(method, [right]));
      if (answer !== NOT_IMPLEMENTED) return answer;
    }
    const { payload } = left;
    if (payload?.kind === "list" || payload?.kind === "set" || payload?.kind === "dict") {
      return inPlace(m, operator, payload, right, origin) === payload ? left : left;
    }
  }
  if (left.kind === "list" && operator === "+") return extend(m, left, right);
  if (left.kind === "list" && operator === "*") {
    const made = m.binary("*", left, right, origin);
    if (made.kind !== "list") return made;
    m.touch(left);
    left.items = made.items;
    return left;
  }
  if (left.kind === "set" && !left.frozen && "|&-^".includes(operator)) {
    const made = m.binary(operator, left, right, origin);
    if (made.kind !== "set") return made;
    m.touch(left);
    left.items = made.items;
    left.open = made.open;
    return left;
  }
  if (left.kind === "dict" && operator === "|") return update(m, left, right);
  return m.binary(operator, left, right, origin);
}

function extend(m: Interpreter, left: Extract<Value, { kind: "list" }>, given: Value): Value {
  const right = m.decide(given);
  const more = right.kind === "list" ? right.items.slice() : m.iterate(right);
  m.touch(left);
  if ("kind" in more) {
    left.open ??= more.reason;
  } else {
    if (left.items.length + more.length > LONG) return tooLong(m, left.origin);
    for (const item of more) left.items.push(item);
    if (right.kind === "list") {
      left.open ??= right.open;
      if (right.possible !== undefined) {
        left.possible = [...(left.possible ?? []), ...right.possible];
      }
    }
  }
  return left;
}

function update(m: Interpreter, left: DictValue, given: Value): Value {
  const right = m.decide(given);
  m.touch(left);
  if (right.kind === "dict") {
    const made = union(left, right);
    left.entries = made.entries;
    left.open = made.open;
    return left;
  }
  if (right.kind === "unknown") {
    spoilDict(left, right.reason);
    return left;
  }
  const method = m.methodOf(left, "update");
  if (method !== undefined) m.invoke(method, [right]);
  return left;
}

export function unary(
  m: Interpreter,
  operator: UnaryOperator,
  given: Value,
  origin: Origin | undefined,
): Value {
  if (operator === "not") return bool(!m.truth(given));
  const value = m.decide(given);
  if (value.kind === "unknown") return unknownResult(m, value.reason, origin);
  const names = { "-": "__neg__", "+": "__pos__", "~": "__invert__" } as const;
  if (value.kind === "instance" || value.kind === "class" || value.kind === "native") {
    const method = m.special(value, names[operator]);
    if (method !== undefined) return m.invoke(method, []);
  }
  const plain = payloadOf(value);
  if (plain.kind === "int" || plain.kind === "bool") {
    const number = plain.kind === "int" ? plain.value : plain.value ? 1n : 0n;
    if (operator === "-") return int(-number, origin);
    return operator === "+" ? int(number, origin) : int(-number - 1n, origin);
  }
  if (plain.kind === "float" && operator !== "~") {
    return float(operator === "-" ? -plain.value : plain.value, origin);
  }
  const cls = m.classOf(value);
  if (cls.kind === "class" && cls.open !== undefined) return unknown(cls.open);
  const name = cls.kind === "class" ? cls.name : "object";
  return m.raise("TypeError", `bad operand type for unary ${operator}: '${name}'`);
}
