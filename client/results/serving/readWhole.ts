/** Reads a cell in full that was cut; every other cell is already. */
import type { Cell } from "#client/drivers/values.ts";
import type { ResultSource } from "./source.ts";

export type Whole =
  | { readonly kind: "cell"; readonly cell: Cell }
  | { readonly kind: "failed"; readonly message: string };

export async function readWhole(
  source: ResultSource,
  row: number,
  column: number,
  cell: Cell,
): Promise<Whole> {
  const isCut = cell !== null && typeof cell === "object" && cell.length !== undefined;
  if (!isCut) return { kind: "cell", cell };
  const answer = await source.whole(row, column);
  if (answer !== null && typeof answer === "object" && answer.kind === "failed")
    return { kind: "failed", message: answer.message };
  return { kind: "cell", cell: answer };
}
