/** Prints the benchmarks' figures: a name, what was measured, and the bar where there is one. */

/** One line of the report. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it should stay under, in words; left out where there is no bar. */
  readonly bar?: string;
}

/** Prints one figure, its columns aligned with the others'. */
export function print({ name, value, bar }: Figure): void {
  const line = `${name.padEnd(44)} ${value.padEnd(34)}${bar ? `  bar: ${bar}` : ""}`;
  process.stdout.write(`${line.trimEnd()}\n`);
}

/** Two percentiles of times in milliseconds, as they are printed. */
export function spread(samples: readonly number[]): string {
  const [half, most] = [0.5, 0.95].map((share) => percentile(samples, share).toFixed(1));
  return `p50 ${half} ms, p95 ${most} ms`;
}

/** The value below which this share of the samples lies, `share` from 0 to 1. */
function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
