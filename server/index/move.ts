/** Moves a tree to where an equal one stands: nodes that others hold follow an edit. */

interface Movable {
  start: number;
  end: number;
}

/**
 * Copies the offsets of `to` into `from`, node by node, in place.
 * @param pair is called with each two objects that correspond
 * @returns false where the two differ in shape; what was moved by then stays moved
 */
export function move(from: object, to: object, pair?: (from: object, to: object) => void): boolean {
  const waiting: [object, object][] = [[from, to]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [old, now] = next;
    pair?.(old, now);
    if (Array.isArray(old) && Array.isArray(now) && old.length !== now.length) return false;
    for (const [name, member] of Object.entries(now)) {
      const before: unknown = (old as Record<string, unknown>)[name];
      if (name === "inner") {
        // A text may have become plain, or no longer be: `"a" "b"` means what `"ab"` does.
        (old as Record<string, unknown>)[name] = member;
      } else if ((name === "start" || name === "end") && typeof member === "number") {
        (old as Movable)[name] = member;
      } else if (isObject(member)) {
        if (!isObject(before)) {
          // A function's body that was left out.
          if (name === "body" && before === undefined) continue;
          return false;
        }
        waiting.push([before, member]);
      }
    }
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
