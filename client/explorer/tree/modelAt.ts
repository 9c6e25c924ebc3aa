/** Finds the model whose class a line of a Python file belongs to. */
import type { ModelTable } from "#shared/databases.ts";

/**
 * @param path the file's, absolute
 * @param lines the file's text
 * @param line counted from 1
 */
export function modelAt(
  models: readonly ModelTable[],
  path: string,
  lines: readonly string[],
  line: number,
): ModelTable | undefined {
  const above = models
    .filter(({ place }) => place?.path === path && place.line <= line)
    .toSorted((one, other) => (other.place?.line ?? 0) - (one.place?.line ?? 0));
  // Models that Django makes for a field stand where the field does, and the class around it is meant.
  return above.find(
    ({ autoCreated, place }) => !autoCreated && isWithin(lines, place?.line ?? 0, line),
  );
}

/** Whether no line between is as far to the left as the line that opens the class. */
function isWithin(lines: readonly string[], from: number, to: number): boolean {
  const own = indent(lines[from - 1] ?? "");
  // The head of a class may go over several lines, and its closing bracket stands to the left.
  return lines
    .slice(from, to)
    .every((text) => /^\s*(?:$|#|[)\]}])/.test(text) || indent(text) > own);
}

function indent(text: string): number {
  return text.length - text.trimStart().length;
}
