/** Which of two values comes first: for sorting, `min` and `max`. */

import type { Machine, Value } from "../values.ts";

/**
 * As `left < right`; undefined where it is not known.
 * @throws by the machine the `TypeError` of values that have no order.
 */
export function lessThan(machine: Machine, left: Value, right: Value): boolean | undefined {
  const answer = machine.compare("<", left, right);
  return answer.kind === "unknown" ? undefined : machine.truth(answer);
}

/**
 * Sorts as `sorted(items, key=key, reverse=reverse)`; undefined where the order is not known.
 * Items that are equal keep their order, also in reverse.
 */
export function sortValues(
  machine: Machine,
  items: readonly Value[],
  key: Value | undefined,
  reverse: boolean,
): Value[] | undefined {
  const keyed = items.map((item) => ({
    item,
    key: key === undefined || key.kind === "none" ? item : machine.invoke(key, [item]),
  }));
  let known = true;
  const before = (a: Value, b: Value): boolean => {
    const less = lessThan(machine, a, b);
    if (less === undefined) known = false;
    return less ?? false;
  };
  const order = keyed.toSorted((a, b) => {
    const [first, second] = reverse ? [b, a] : [a, b];
    if (before(first.key, second.key)) return -1;
    return before(second.key, first.key) ? 1 : 0;
  });
  return known || items.length < 2 ? order.map(({ item }) => item) : undefined;
}
