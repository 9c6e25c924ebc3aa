/** Aliases inside longer texts: names of fixtures, options of commands. */

import type { Expression, Text } from "#server/syntax/tree.ts";
import type { Range } from "#server/text/span.ts";

interface Piece extends Range {
  readonly value: string;
  readonly inner: Range;
}

/** Django's serialization and compression formats (core/serializers, commands/loaddata.py). */
const formats = new Set(["json", "jsonl", "python", "xml", "yaml", "yml"]);
const compressions = new Set(["bz2", "gz", "lzma", "xz", "zip"]);

/** The `alias` of `"name.alias.json"` or `"name.alias.json.gz"`, where there is one. */
export function fixtureAlias({ value, inner }: Text): Piece | undefined {
  if (inner === undefined) return undefined;
  const parts = value.split(".");
  if (compressions.has(parts.at(-1) ?? "")) parts.pop();
  if (parts.length < 3 || !formats.has(parts.pop() ?? "")) return undefined;
  const alias = parts.at(-1) ?? "";
  if (alias === "" || alias.includes("/")) return undefined;
  const start = inner.start + parts.join(".").length - alias.length;
  const range = { start, end: start + alias.length };
  return { value: alias, inner: range, ...range };
}

/** The aliases among the arguments of `call_command`: `"--database=x"`, or `"--database", "x"`. */
export function optionAliases(
  positional: readonly Expression[],
): readonly { readonly range: Range; readonly value: Expression }[] {
  const option = "--database";
  const found: { range: Range; value: Expression }[] = [];
  for (const [index, argument] of positional.entries()) {
    if (argument.kind !== "Text" || !argument.value.startsWith(option)) continue;
    const next = positional[index + 1];
    if (argument.value === option) {
      if (next) found.push({ range: { start: next.start, end: next.end }, value: next });
    } else if (argument.value[option.length] === "=" && argument.inner) {
      const range = { start: argument.inner.start + option.length + 1, end: argument.inner.end };
      const value = argument.value.slice(option.length + 1);
      found.push({ range, value: { ...argument, value, inner: range, ...range } });
    }
  }
  return found;
}
