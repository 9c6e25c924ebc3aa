/** How wide the columns are: as their first rows ask for, until the user says otherwise. */

export const widths = { least: 48, most: 360, limit: 2000, step: 16 };

/** Width of a cell beside its text: padding and border. */
const around = 18;

/**
 * The width that shows these texts, within reason.
 * @param measure the width of a text in the grid's font, in CSS pixels
 */
export function automaticWidth(
  texts: readonly string[],
  measure: (text: string) => number,
  most: number = widths.most,
): number {
  const widest = texts.reduce((most, text) => Math.max(most, measure(text)), 0);
  return Math.max(widths.least, Math.min(most, Math.ceil(widest) + around));
}

/** A width after the user pulled or stepped at it. */
export function resized(width: number, by: number): number {
  return Math.max(widths.least / 2, Math.min(widths.limit, Math.round(width + by)));
}
