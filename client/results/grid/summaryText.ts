/** The sentences about a result: how many rows, how long it took, and of what they are a part. */
import type { Summary, View } from "./messages.ts";

/** "12 rows in 40 ms", "1,000 of … rows in 40 ms". */
export function summaryText(summary: Summary): string {
  const { read, end } = summary;
  const rows = read === 1 ? "row" : "rows";
  const many = end === "more" ? `${number(read)} of … rows` : `${number(read)} ${rows}`;
  const why =
    end === "limit"
      ? " (the row limit)"
      : end === "stopped"
        ? ` (stopped${summary.because === undefined ? "" : `: ${summary.because}`})`
        : "";
  return `${many}${why} in ${duration(summary.milliseconds)}`;
}

/** What sorting and filtering are of; empty where there is neither. */
export function viewText(view: View, count: number, read: number): string {
  const loaded = `of the ${number(read)} ${read === 1 ? "row" : "rows"} loaded`;
  if (view.filter !== "") return `${number(count)} ${loaded} hold “${view.filter}”`;
  return view.sort === undefined ? "" : `sorted ${loaded}`;
}

export function number(value: number): string {
  return value.toLocaleString("en");
}

function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}
