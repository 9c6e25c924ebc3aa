/** Writes all rows of a statement to a file as they come, whatever their number; nothing is held but a page. */
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { once } from "node:events";
import type {
  Connection,
  Result,
  Rows,
  RunOptions,
  ServerFacts,
  Statement,
} from "#client/drivers/driver.ts";
import { classify } from "#client/drivers/sql/classify.ts";
import type { FormatFacts, RowFormat } from "#client/results/formats/format.ts";

export interface ExportRequest {
  /** A connection of its own, which nobody else reads from meanwhile. */
  readonly connection: Connection;
  /** Run anew, so that it must be one that only reads. */
  readonly statement: Statement;
  readonly format: (facts: FormatFacts) => RowFormat;
  /** Written anew; what was there stays until all rows are. */
  readonly path: string;
  /** Told of the rows written so far, after each page. */
  readonly progress: (rows: number) => void;
  readonly signal: AbortSignal;
}

export type Exported =
  | { readonly kind: "written"; readonly rows: number }
  /** What was written is removed. */
  | { readonly kind: "cancelled"; readonly rows: number }
  | { readonly kind: "failed"; readonly message: string };

const page = 1000;

/** No cell is cut, and no row is kept for a second look. */
const reading: RunOptions = { rows: page, cellLimit: Number.MAX_SAFE_INTEGER, once: true };

export async function exportRows(request: ExportRequest): Promise<Exported> {
  const { connection, statement, signal } = request;
  const stop = (): void => void connection.cancel();
  signal.addEventListener("abort", stop);
  try {
    if (signal.aborted) return { kind: "cancelled", rows: 0 };
    if (!onlyReads(statement.sql, connection.server))
      return { kind: "failed", message: "It would be run again, and may do more than read" };
    const ran = await connection.run(statement, reading);
    if (ran.kind === "failed")
      return signal.aborted
        ? { kind: "cancelled", rows: 0 }
        : { kind: "failed", message: ran.message };
    const result = ran.results.find(({ columns }) => columns.length > 0);
    if (result === undefined) return { kind: "failed", message: "The statement answers no rows" };
    return await toFile(request, result);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function onlyReads(sql: string, { dialect, modes }: ServerFacts): boolean {
  // Of an engine whose SQL is not known the first word has to do; the role's permissions are asked besides.
  if (dialect === undefined) return /^\s*select\b/i.test(sql);
  return classify(sql, dialect, modes).kind === "read";
}

/** Writes beside the file, and takes its place at the end: half a file is never there under its name. */
async function toFile(request: ExportRequest, result: Result): Promise<Exported> {
  const { path, signal } = request;
  const partial = `${path}.part`;
  try {
    const written = await write(request, result, partial);
    const isWhole = written.kind === "written" && !signal.aborted;
    if (isWhole) await rename(partial, path);
    else await rm(partial, { force: true });
    return written.kind === "written" && !isWhole ? { ...written, kind: "cancelled" } : written;
  } catch (error) {
    // The disk is full, or the folder may not be written to.
    await rm(partial, { force: true }).catch(() => undefined);
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

async function write(
  { connection, format, progress, signal }: ExportRequest,
  { id, columns, first }: Result,
  path: string,
): Promise<Exported> {
  const writer = format({ columns, server: connection.server });
  const file = createWriteStream(path);
  const failure = once(file, "error").then(([error]) => Promise.reject(error as Error));
  failure.catch(() => undefined);
  const put = async (text: string): Promise<void> => {
    if (!file.write(text)) await Promise.race([once(file, "drain"), failure]);
  };
  let count = 0;
  try {
    await put(writer.begin());
    for (let rows: Rows = first; ; rows = await connection.rows(id, count, page)) {
      await put(rows.rows.map((row, at) => writer.row(row, count + at)).join(""));
      count += rows.rows.length;
      progress(count);
      if (signal.aborted) return { kind: "cancelled", rows: count };
      if (rows.end === "stopped")
        return { kind: "failed", message: rows.because ?? "The server stopped the statement" };
      if (rows.end !== "more") break;
    }
    await put(writer.end());
    return { kind: "written", rows: count };
  } finally {
    file.end();
    await Promise.race([once(file, "close"), failure]);
  }
}
