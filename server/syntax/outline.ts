/** Leaves the bodies of functions out of a text before it is parsed: most of what is never asked for. */

import type { Edit } from "./edits.ts";
import { Occurrences } from "./occurrences.ts";
import { Scanner } from "./scanner.ts";

/** What stands in place of a body. */
const substitute = "pass";

/**
 * The edits that leave the bodies out; undefined where the text leaves a string or a bracket open,
 * so that no line is sure. Bodies with a `yield` stay: it makes the function a generator.
 * @param keep tells bodies that stay too
 */
export function bodyEdits(text: string, keep?: RegExp): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const scanner = new Scanner(text);
  const yields = new Occurrences(text, "yield");
  let more = scanner.next();
  while (more) {
    const header = scanner.end;
    if (!isDefinition(text, scanner.start) || text[header - 1] !== ":") {
      more = scanner.next();
      continue;
    }
    const { indent } = scanner;
    let end = header;
    while ((more = scanner.next()) && scanner.indent > indent) ({ end } = scanner);
    if (end > header && !yields.between(header, end) && !keep?.test(text.slice(header, end)))
      edits.push({ start: header, end, inserted: substitute });
  }
  return scanner.unclosed ? undefined : edits;
}

/** `def` or `async def`. */
function isDefinition(text: string, start: number): boolean {
  if (text.startsWith("def", start)) return isBlank(text, start + 3);
  return (
    text.startsWith("async", start) && /^async[ \t\f]+def\b/.test(text.slice(start, start + 40))
  );
}

function isBlank(text: string, at: number): boolean {
  const character = text[at];
  return character === " " || character === "\t" || character === "\\" || character === "\f";
}
