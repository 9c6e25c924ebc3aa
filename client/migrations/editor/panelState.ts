/** What a panel of the matrix is about, as it is kept over a restart of the editor. */
import { readFilters, type Filters } from "./shown/filters.ts";

export interface PanelState {
  /** The project's path. */
  readonly project: string;
  readonly filters: Filters;
}

/** What was kept, where it still has its shape; another version of ours may have written it. */
export function readState(kept: unknown): PanelState | undefined {
  if (typeof kept !== "object" || kept === null || !("project" in kept)) return undefined;
  const { project } = kept;
  if (typeof project !== "string") return undefined;
  return { project, filters: readFilters("filters" in kept ? kept.filters : undefined) };
}
