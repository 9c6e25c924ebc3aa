/** Takes off the indent that the lines of a piece of code share. */

/** The text without blank lines around it; a first line that begins in the middle of its line has no indent to share. */
export function dedent(text: string): string {
  const [first = "", ...rest] = text
    .replace(/^(?:[ \t]*\r?\n)+/, "")
    .trimEnd()
    .split("\n");
  const own = indent(first);
  const others = rest.filter((line) => line.trim() !== "").map(indent);
  const all = own > 0 ? [own, ...others] : others;
  const common = all.length > 0 ? Math.min(...all) : 0;
  return [
    first.slice(Math.min(own, common)),
    ...rest.map((line) => line.slice(Math.min(common, indent(line)))),
  ].join("\n");
}

function indent(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}
