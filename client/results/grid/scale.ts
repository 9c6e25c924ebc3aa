/** Keeps the scrolled element under the height that Chromium can lay out, however many rows there are. */

/** Chromium lays out at most 2^25 device pixels; some are left for the header and for rounding. */
const layoutLimit = 2 ** 25 - 2 ** 20;

/** How offsets among the rows and offsets of the scrollbar become one another. */
export interface Scale {
  /** The height of the scrolled element in CSS pixels. */
  readonly height: number;
  toRows(scrollTop: number): number;
  toScroll(offset: number): number;
}

/**
 * @param total the height of all rows, in CSS pixels
 * @param view the height of what is seen of them
 * @param ratio device pixels per CSS pixel: zooming in lowers the limit
 */
export function scaleFor(total: number, view: number, ratio: number): Scale {
  const limit = Math.floor(layoutLimit / Math.max(1, ratio));
  if (total <= limit) return { height: total, toRows: (at) => at, toScroll: (at) => at };
  // The ends meet: the last row is reached where the scrollbar ends.
  const factor = (total - view) / (limit - view);
  return { height: limit, toRows: (at) => at * factor, toScroll: (at) => at / factor };
}
