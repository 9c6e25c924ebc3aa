/** Writes counts and sizes for people. */

/** An estimate of rows: `~1,200 rows`. */
export function rowsText(rows: number): string {
  return `~${plural(Math.max(0, Math.round(rows)), "row")}`;
}

/** A size with three digits at most: `8 KB`, `1.5 GB`. */
export function bytesText(bytes: number): string {
  const units = ["bytes", "KB", "MB", "GB", "TB", "PB"];
  let size = bytes;
  let unit = 0;
  // Rounded up to 1024, it would be one of the next unit.
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  const digits = unit === 0 || size >= 9.95 ? 0 : 1;
  return `${Number(size.toFixed(digits))} ${units[unit] ?? ""}`;
}

/** A count with its noun. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
