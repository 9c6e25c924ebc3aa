/** Checks that the offsets of a tree make sense. */

import assert from "node:assert/strict";
import type { Module } from "#server/syntax/tree.ts";

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Each node lies within its parent (decorators before it), and statements follow one another. */
export function assertSpans(module: Module, text: string): void {
  assert.deepEqual([module.start, module.end], [0, text.length]);
  const waiting: { value: unknown; within: Place }[] = [{ value: module.body, within: module }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, within } = next;
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      assertOrder(value);
      for (const item of value as readonly unknown[]) waiting.push({ value: item, within });
      continue;
    }
    const place = isPlace(value) ? value : within;
    if (place === value)
      assert.ok(
        within.start <= place.start && place.start <= place.end && place.end <= within.end,
        `${JSON.stringify(value).slice(0, 200)} lies outside of ${within.start}–${within.end}`,
      );
    for (const [name, member] of Object.entries(value))
      waiting.push({ value: member, within: name === "decorators" ? module : place });
  }
}

/** Nodes of a list do not overlap. */
function assertOrder(items: readonly unknown[]): void {
  let last = 0;
  for (const item of items) {
    if (typeof item !== "object" || item === null || !isPlace(item)) return;
    const decorators: unknown = "decorators" in item ? item.decorators : undefined;
    const [first] = Array.isArray(decorators) ? (decorators as readonly unknown[]) : [];
    const start = typeof first === "object" && first && isPlace(first) ? first.start : item.start;
    assert.ok(start >= last, `${start} comes after ${last}`);
    last = item.end;
  }
}

function isPlace(value: object): value is Place {
  return "start" in value && typeof value.start === "number";
}
