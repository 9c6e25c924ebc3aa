/** A value in full, as the pane of a cell shows it. */
import type { ValueKind } from "#client/drivers/values.ts";
import { wholeText } from "#client/results/grid/cellText.ts";

export function prettyText(kind: ValueKind, text: string): string {
  return wholeText(text, { name: "value", kind, type: kind });
}
