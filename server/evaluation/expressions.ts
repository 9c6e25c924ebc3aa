/** Evaluates expressions. */

import type {
  Call,
  Compare,
  Comprehension,
  Dict,
  Expression,
  Keyword,
} from "#server/syntax/tree.ts";
import type { Frame, Interpreter } from "./core.ts";
import { evaluateFormatted } from "./formatting.ts";
import { iterateLazily } from "./iteration.ts";
import { generatorOf } from "./generators.ts";
import { walrusFrame } from "./lookup.ts";
import {
  FALSE,
  NONE,
  NO_KEYWORDS,
  TRUE,
  bool,
  bytes,
  dict,
  float,
  int,
  list,
  scope,
  set,
  text,
  tuple,
  unknown,
} from "./make.ts";
import { NO_NAMES } from "./names.ts";
import { spoilDict } from "./spoiling.ts";
import { unary } from "./operators.ts";
import { makeSlice } from "./builtins/containers/rangeClass.ts";
import type { DictValue, Reason, Scope, SetValue, Value } from "./values.ts";
import { statementsOf } from "./yields.ts";

const ELLIPSIS: Value = { kind: "ellipsis", origin: undefined };

export function evaluate(m: Interpreter, node: Expression, frame: Frame): Value {
  m.step();
  switch (node.kind) {
    case "Name":
      return m.lookUp(m.nameOf(node, frame), frame, undefined);
    case "Text": {
      const origin = m.originOf(node, frame);
      return node.isBytes ? bytes(node.value, origin) : text(node.value, origin);
    }
    case "Numeral": {
      const origin = m.originOf(node, frame);
      if (node.form === "int") return int(node.value, origin);
      if (node.form === "float") return float(Number(node.value), origin);
      return m.unknown("unsupported", "complex numbers are not modeled", origin);
    }
    case "Singleton":
      if (node.value === null) return { kind: "none", origin: m.originOf(node, frame) };
      if (node.value === "Ellipsis") return ELLIPSIS;
      return bool(node.value, m.originOf(node, frame));
    case "Attribute": {
      const value = m.evaluate(node.value, frame);
      return m.getAttribute(value, m.nameOf(node.name, frame), m.originOf(node.name, frame));
    }
    case "Call":
      return evaluateCall(m, node, frame);
    case "Compare":
      return evaluateCompare(m, node, frame);
    case "Boolean": {
      const isAnd = node.operator === "and";
      let value: Value = NONE;
      for (const [i, operand] of node.values.entries()) {
        value = m.evaluate(operand, frame);
        if (i === node.values.length - 1) return value;
        value = m.decide(value);
        if (m.truth(value) !== isAnd) return value;
      }
      return value;
    }
    case "Unary":
      return unary(m, node.operator, m.evaluate(node.operand, frame), m.originOf(node, frame));
    case "Binary": {
      const left = m.evaluate(node.left, frame);
      const right = m.evaluate(node.right, frame);
      return m.binary(node.operator, left, right, m.originOf(node, frame));
    }
    case "Conditional": {
      const taken = m.truth(m.evaluate(node.test, frame));
      m.path?.note({ kind: "test", origin: m.originOf(node.test, frame), taken });
      return m.evaluate(taken ? node.body : node.orElse, frame);
    }
    case "Subscript": {
      const value = m.evaluate(node.value, frame);
      const index = m.evaluate(node.index, frame);
      return m.getItem(value, index, m.originOf(node.index, frame));
    }
    case "Slice": {
      const part = (one: Expression | undefined): Value =>
        one === undefined ? NONE : m.decide(m.evaluate(one, frame));
      return makeSlice(part(node.lower), part(node.upper), part(node.step));
    }
    case "List": {
      const { items, open } = elements(m, node.elements, frame);
      return list(items, m.originOf(node, frame), open);
    }
    case "Tuple": {
      const { items, open } = elements(m, node.elements, frame);
      const origin = m.originOf(node, frame);
      return open === undefined ? tuple(items, origin) : unknown(open, origin);
    }
    case "SetDisplay": {
      const made = set([], m.originOf(node, frame));
      const { items, open } = elements(m, node.elements, frame);
      made.open = open;
      for (const item of items) addToSet(m, made, item);
      return made;
    }
    case "Dict":
      return evaluateDict(m, node, frame);
    case "FormattedText":
      return evaluateFormatted(m, node, frame);
    case "Lambda":
      return m.makeFunction(node, frame, "<lambda>");
    case "Comprehension":
      return evaluateComprehension(m, node, frame);
    case "NamedExpression": {
      const value = m.evaluate(node.value, frame);
      const target = walrusFrame(frame);
      m.bindName(target, m.nameOf(node.target, target), value, node.target);
      return value;
    }
    case "Starred":
      return m.evaluate(node.value, frame);
    case "Await": {
      const value = m.evaluate(node.value, frame);
      const origin = m.originOf(node, frame);
      if (value.kind === "unknown") return m.derived(value, "await");
      return m.unknown("unsupported", "asynchronous code is not followed", origin);
    }
    case "Yield": {
      const origin = m.originOf(node, frame);
      const because: Reason = {
        code: "unsupported",
        text: "a yield stands inside an expression",
        origin,
      };
      m.markOpen(because);
      return unknown(because, origin);
    }
    case "Missing":
      return m.unknown("syntax", "something is missing here", m.originOf(node, frame));
  }
}

/** The elements of a display, with `*x` unpacked; open where what is unpacked is not known. */
function elements(
  m: Interpreter,
  nodes: readonly Expression[],
  frame: Frame,
): { items: Value[]; open: Reason | undefined } {
  const items: Value[] = [];
  let open: Reason | undefined;
  for (const node of nodes) {
    if (node.kind !== "Starred") {
      items.push(m.evaluate(node, frame));
      continue;
    }
    const value = m.decide(m.evaluate(node.value, frame));
    if (value.kind === "list" && value.open !== undefined) {
      items.push(...value.items);
      open ??= value.open;
      continue;
    }
    const more = m.iterate(value, m.originOf(node, frame));
    if ("kind" in more) open ??= more.reason;
    else items.push(...more);
  }
  return { items, open };
}

function addToSet(m: Interpreter, to: SetValue, item: Value): void {
  const key = m.key(item);
  if (typeof key !== "string") to.open ??= key.reason;
  else if (!to.items.has(key)) to.items.set(key, m.decide(item));
}

function evaluateDict(m: Interpreter, node: Dict, frame: Frame): Value {
  const made = dict(undefined, m.originOf(node, frame));
  for (const entry of node.entries) {
    if (entry.key === undefined) {
      spread(m, made, m.decide(m.evaluate(entry.value, frame)));
    } else {
      const key = m.evaluate(entry.key, frame);
      const value = m.evaluate(entry.value, frame);
      putEntry(m, made, key, value, m.originOf(entry.key, frame));
    }
  }
  return made;
}

function putEntry(
  m: Interpreter,
  to: DictValue,
  key: Value,
  value: Value,
  origin: ReturnType<Interpreter["originOf"]>,
): void {
  const known = m.decide(key);
  const place = m.key(known);
  if (typeof place !== "string") {
    to.open ??= place.reason;
    return;
  }
  const before = to.entries.get(place)?.key;
  to.entries.set(place, { key: before ?? known, value, origin, maybe: undefined });
}

/** `{**value}`: entries keep where they were written and whether they may be absent. */
function spread(m: Interpreter, to: DictValue, value: Value): void {
  const plain = value.kind === "instance" && value.payload?.kind === "dict" ? value.payload : value;
  if (plain.kind === "dict") {
    if (plain.open !== undefined) spoilDict(to, plain.open, plain);
    for (const [key, entry] of plain.entries) {
      const before = to.entries.get(key);
      // Where the entry may be absent, what stood there may stay.
      if (entry.maybe !== undefined && before !== undefined) {
        if (m.choose(entry, 2, entry.maybe) === 1) continue;
        to.entries.set(key, { ...entry, maybe: undefined });
      } else {
        to.entries.set(key, entry);
      }
    }
    return;
  }
  if (plain.kind === "unknown") {
    m.mayRaise(plain.reason);
    spoilDict(to, plain.reason);
    return;
  }
  const keys = m.findAttribute(plain, "keys");
  if (keys === undefined) {
    const cls = m.classOf(plain);
    const name = cls.kind === "class" ? cls.name : "object";
    m.raise("TypeError", `'${name}' object is not a mapping`);
  }
  const names = m.iterate(m.invoke(keys, []));
  if ("kind" in names) {
    spoilDict(to, names.reason);
    return;
  }
  for (const key of names) {
    const found = m.getItem(plain, key);
    const origin = key.origin ?? found.origin;
    const place = m.key(key);
    if (typeof place !== "string") to.open ??= place.reason;
    else to.entries.set(place, { key: m.decide(key), value: found, origin, maybe: undefined });
  }
}

function evaluateCall(m: Interpreter, node: Call, frame: Frame): Value {
  const callee = m.evaluate(node.callee, frame);
  const origin = m.originOf(node, frame);
  let open: Reason | undefined;
  let positional: readonly Value[];
  if (node.arguments.some((one) => one.kind === "Starred")) {
    const found = elements(m, node.arguments, frame);
    positional = found.items;
    open = found.open;
  } else {
    positional = node.arguments.map((one) => m.evaluate(one, frame));
  }
  let keywords = NO_KEYWORDS;
  if (node.keywords.length > 0) {
    const found = new Map<string, Value>();
    keywords = found;
    for (const keyword of node.keywords) open = addKeyword(m, keyword, frame, found) ?? open;
  }
  return m.call(callee, { positional, keywords, origin, open });
}

function addKeyword(
  m: Interpreter,
  node: Keyword,
  frame: Frame,
  to: Map<string, Value>,
): Reason | undefined {
  const value = m.evaluate(node.value, frame);
  if (node.name !== undefined) {
    to.set(node.name.id, value);
    return undefined;
  }
  const all = dict();
  spread(m, all, m.decide(value));
  for (const entry of all.entries.values()) {
    if (entry.maybe !== undefined && m.choose(entry, 2, entry.maybe) === 1) continue;
    const key = entry.key.kind === "instance" ? entry.key.payload : entry.key;
    if (key?.kind !== "text") m.raise("TypeError", "keywords must be strings");
    if (to.has(key.value)) {
      m.raise("TypeError", `got multiple values for keyword argument '${key.value}'`);
    }
    to.set(key.value, entry.value);
  }
  return all.open;
}

function evaluateCompare(m: Interpreter, node: Compare, frame: Frame): Value {
  let left = m.evaluate(node.left, frame);
  let result: Value = TRUE;
  for (const [i, operator] of node.operators.entries()) {
    const comparator = node.comparators[i];
    if (comparator === undefined) return result;
    const right = m.evaluate(comparator, frame);
    result = m.compare(operator, left, right, m.originOf(node, frame));
    if (i < node.operators.length - 1 && !m.truth(result)) return FALSE;
    left = right;
  }
  return result;
}

function evaluateComprehension(m: Interpreter, node: Comprehension, frame: Frame): Value {
  const [first] = node.clauses;
  if (first === undefined) return list([]);
  const origin = m.originOf(node, frame);
  const outermost = m.evaluate(first.iterable, frame);
  const locals: Scope = { ...scope(), owns: NO_NAMES.own };
  const inner: Frame = {
    ...frame,
    kind: "comprehension",
    locals,
    closure:
      frame.kind === "function" || frame.kind === "comprehension"
        ? [frame.locals, ...frame.closure]
        : frame.closure,
    names: { ...NO_NAMES, globals: frame.names.globals },
    outer: frame,
    result: NONE,
  };
  if (node.clauses.some((clause) => clause.isAsync)) {
    return m.unknown("unsupported", "asynchronous code is not followed", origin);
  }
  if (node.form === "generator") {
    locals.names.set(".0", {
      value: m.iterator(outermost, origin),
      origin: undefined,
      maybe: undefined,
    });
    return generatorOf(statementsOf(node), inner);
  }
  if (node.form === "list") {
    const made = list([], origin);
    made.open = eachItem(m, node, inner, outermost, () => {
      made.items.push(m.evaluate(node.element, inner));
    });
    return made;
  }
  if (node.form === "set") {
    const made = set([], origin);
    const open = eachItem(m, node, inner, outermost, () => {
      addToSet(m, made, m.evaluate(node.element, inner));
    });
    made.open ??= open;
    return made;
  }
  const made = dict(undefined, origin);
  const open = eachItem(m, node, inner, outermost, () => {
    const key = m.evaluate(node.element, inner);
    const value = node.value === undefined ? NONE : m.evaluate(node.value, inner);
    putEntry(m, made, key, value, key.origin ?? m.originOf(node.element, inner));
  });
  made.open ??= open;
  return made;
}

/** Runs the loops of a comprehension; why there may be other items than those found. */
function eachItem(
  m: Interpreter,
  node: Comprehension,
  frame: Frame,
  outermost: Value,
  visit: () => void,
): Reason | undefined {
  let open: Reason | undefined;
  const loop = (at: number, given: Value | undefined): void => {
    const clause = node.clauses[at];
    if (clause === undefined) {
      visit();
      return;
    }
    const iterable = m.decide(given ?? m.evaluate(clause.iterable, frame));
    const because = opennessOf(iterable);
    const each = (item: Value): boolean => {
      m.step();
      m.assign(clause.target, item, frame);
      for (const condition of clause.conditions) {
        if (!m.truth(m.evaluate(condition, frame))) return true;
      }
      loop(at + 1, undefined);
      return true;
    };
    if (because !== undefined) {
      // What the loop makes of items that are not known is not known either.
      open ??= because;
      if (iterable.kind === "unknown") m.mayRaise(because);
      for (const item of knownItems(iterable)) each(item);
      return;
    }
    iterateLazily(m, iterable, m.originOf(clause.iterable, frame), each);
  };
  loop(0, outermost);
  return open;
}

function opennessOf(value: Value): Reason | undefined {
  switch (value.kind) {
    case "unknown":
      return value.reason;
    case "list":
    case "set":
    case "dict":
      return value.open;
    default:
      return undefined;
  }
}

function knownItems(value: Value): readonly Value[] {
  if (value.kind === "list") return value.items;
  if (value.kind === "set") return [...value.items.values()];
  if (value.kind !== "dict") return [];
  return [...value.entries.values()]
    .filter((entry) => entry.maybe === undefined)
    .map((entry) => entry.key);
}
