/** Assigns values to targets: names, attributes, items, and several at once. */

import type { Expression } from "#server/syntax/tree.ts";
import type { Frame, Interpreter } from "./core.ts";
import { list, unknown } from "./make.ts";
import type { Unknown, Value } from "./values.ts";

export function assign(m: Interpreter, target: Expression, value: Value, frame: Frame): void {
  switch (target.kind) {
    case "Name":
      m.bindName(frame, m.nameOf(target, frame), value, target);
      return;
    case "Attribute": {
      const owner = m.evaluate(target.value, frame);
      const name = m.nameOf(target.name, frame);
      m.setAttribute(owner, name, value, m.originOf(target.name, frame));
      return;
    }
    case "Subscript": {
      const owner = m.evaluate(target.value, frame);
      const key = m.evaluate(target.index, frame);
      m.setItem(owner, key, value, m.originOf(target.index, frame));
      return;
    }
    case "Tuple":
    case "List":
      unpack(m, target.elements, value, frame);
      return;
    case "Starred":
      assign(m, target.value, value, frame);
      return;
    default:
  }
}

function unpack(m: Interpreter, targets: readonly Expression[], given: Value, frame: Frame): void {
  const value = m.decide(given);
  const star = targets.findIndex((target) => target.kind === "Starred");
  const items = itemsOf(m, value, star < 0 ? targets.length : undefined);
  if ("kind" in items) {
    for (const [i, target] of targets.entries()) {
      const part = m.derived(items, `[${i}]`);
      assign(m, target, i === star ? list([], undefined, part.reason) : part, frame);
    }
    return;
  }
  const wanted = targets.length;
  if (star < 0) {
    if (items.length < wanted) {
      m.raise(
        "ValueError",
        `not enough values to unpack (expected ${wanted}, got ${items.length})`,
      );
    }
    if (items.length > wanted) {
      m.raise("ValueError", `too many values to unpack (expected ${wanted})`);
    }
    for (const [i, target] of targets.entries()) {
      const item = items[i];
      if (item !== undefined) assign(m, target, item, frame);
    }
    return;
  }
  if (items.length < wanted - 1) {
    m.raise(
      "ValueError",
      `not enough values to unpack (expected at least ${wanted - 1}, got ${items.length})`,
    );
  }
  const after = wanted - 1 - star;
  for (const [i, target] of targets.entries()) {
    if (i === star) {
      assign(m, target, list(items.slice(star, items.length - after)), frame);
    } else {
      const item = i < star ? items[i] : items[items.length - wanted + i];
      if (item !== undefined) assign(m, target, item, frame);
    }
  }
}

/** The items; of an iterator no more than one beyond those that are wanted. */
function itemsOf(
  m: Interpreter,
  value: Value,
  wanted: number | undefined,
): readonly Value[] | Unknown {
  if (value.kind === "unknown") {
    m.mayRaise(value.reason);
    return value;
  }
  if (!isIterable(m, value)) {
    const cls = m.classOf(value);
    const name = cls.kind === "class" ? cls.name : "object";
    return m.raise("TypeError", `cannot unpack non-iterable ${name} object`);
  }
  const steps = value.kind === "native" && value.behavior.next !== undefined;
  if (!steps || wanted === undefined) return m.iterate(value);
  const items: Value[] = [];
  while (items.length <= wanted) {
    const item = m.next(value);
    if (item === undefined) break;
    if (item.kind === "unknown" && mayBeEnd(value)) return unknown(item.reason);
    items.push(item);
  }
  return items;
}

function mayBeEnd(value: Extract<Value, { kind: "native" }>): boolean {
  return (value.data as { readonly open?: unknown } | undefined)?.open !== undefined;
}

function isIterable(m: Interpreter, value: Value): boolean {
  switch (value.kind) {
    case "none":
    case "bool":
    case "int":
    case "float":
    case "ellipsis":
    case "function":
    case "nativeFunction":
    case "method":
    case "module":
      return false;
    case "instance":
      return (
        value.payload !== undefined ||
        value.cls.open !== undefined ||
        m.special(value, "__iter__") !== undefined ||
        m.special(value, "__getitem__") !== undefined
      );
    default:
      return true;
  }
}
