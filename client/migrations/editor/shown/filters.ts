/** Which rows of the matrix are shown. */
import type { ShownMatrix, ShownRow } from "./messages.ts";

export interface Filters {
  /** Words that all have to be in the app or the name. */
  readonly text: string;
  /** An app's label; empty for all. */
  readonly app: string;
  readonly onlyPending: boolean;
  /** Only migrations that are applied on one alias and pending on another. */
  readonly onlyDiffering: boolean;
  readonly onlyOwn: boolean;
}

export const noFilters: Filters = {
  ...{ text: "", app: "", onlyPending: false, onlyDiffering: false, onlyOwn: false },
};

export function filtered({ rows }: ShownMatrix, filters: Filters): readonly ShownRow[] {
  const words = filters.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return rows.filter(
    (row) =>
      (filters.app === "" || row.app === filters.app) &&
      (!filters.onlyOwn || row.isOwn) &&
      (!filters.onlyPending || row.cells.some(({ isPending }) => isPending)) &&
      (!filters.onlyDiffering || isDiffering(row)) &&
      words.every((word) => row.key.toLowerCase().includes(word)),
  );
}

/** Aliases where it has no effect differ by design, and those that were not read may not differ at all. */
function isDiffering({ cells }: ShownRow): boolean {
  const kinds = cells
    .map(({ kind }) => kind)
    .filter((kind) => kind !== "no-op" && kind !== "unread");
  return new Set(kinds).size > 1;
}

/** What was kept, as far as it has the shape; another version of ours may have written it. */
export function readFilters(kept: unknown): Filters {
  if (typeof kept !== "object" || kept === null) return noFilters;
  const given = kept as Readonly<Record<string, unknown>>;
  const text = (name: "text" | "app"): string =>
    typeof given[name] === "string" ? given[name] : "";
  const flag = (name: "onlyPending" | "onlyDiffering" | "onlyOwn"): boolean => given[name] === true;
  return {
    ...{ text: text("text"), app: text("app"), onlyPending: flag("onlyPending") },
    ...{ onlyDiffering: flag("onlyDiffering"), onlyOwn: flag("onlyOwn") },
  };
}
