/** Reads the rows of one result while the server keeps those that nobody has asked for. */
import type { Batch, RowSource } from "../engine.ts";
import type { Column } from "../values.ts";
import type { Failed } from "../driver.ts";
import type { Answer, AnswerSet } from "./answer.ts";
import { cellsOf } from "./cells.ts";

/** What a source needs of its session. */
export interface SourceOwner {
  /** The failure that ended the answer early. */
  failed(answer: Answer): Promise<Failed>;
  /** Ends the answer on the server, and waits until the connection is free again. */
  stop(answer: Answer): Promise<void>;
}

/** The source of a set; what nobody asks for stays on the server, which keeps the set's tables from being altered. */
export function sourceOf(
  owner: SourceOwner,
  answer: Answer,
  set: AnswerSet,
  columns: readonly Column[],
): RowSource {
  const cells = cellsOf(set.fields ?? [], columns);
  let ended: Failed | undefined;
  return {
    async read(count: number): Promise<Batch | Failed> {
      if (ended) return ended;
      const { rows, done } = await answer.take(set, count);
      if (answer.error && rows.length === 0) return (ended = await owner.failed(answer));
      return { kind: "batch", rows: rows.map(cells), done: done && !answer.error };
    },
    async close() {
      if (!answer.ended) await owner.stop(answer);
      ended ??= { kind: "failed", reason: "cancelled", message: "The result is closed" };
    },
  };
}
