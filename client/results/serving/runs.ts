/** Takes a part of a view apart into what can be read in one go. */

/** Places `from` to `end` of the view as runs of rows that follow one another in the result. */
export function* runsOf(
  order: Uint32Array | undefined,
  from: number,
  end: number,
): Generator<{ from: number; count: number }> {
  if (order === undefined) {
    if (end > from) yield { from, count: end - from };
    return;
  }
  let start = from;
  for (let at = from + 1; at <= end; at++) {
    const isNext = at < end && order[at] === (order[at - 1] ?? 0) + 1;
    if (!isNext) {
      yield { from: order[start] ?? 0, count: at - start };
      start = at;
    }
  }
}
