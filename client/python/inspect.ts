/** Writes models for tables that have none, by Django's own `inspectdb`. */
import type { Answer } from "./answer.ts";
import type { PythonWorker } from "./worker.ts";

/** The source text of a module with a model for each of the tables and views of an alias. */
export async function inspectTables(
  worker: PythonWorker,
  alias: string,
  tables: readonly string[],
  signal?: AbortSignal,
): Promise<Answer<{ readonly source: string }>> {
  return worker.ask("inspectdb", { alias, tables }, signal ? { signal } : {});
}
