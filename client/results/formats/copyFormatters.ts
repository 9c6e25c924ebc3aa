/** What goes to the clipboard: the formats by name. */
import type { CopyFormat } from "#client/results/grid/messages.ts";
import { csv, tsv } from "./delimited.ts";
import type { FormatFacts, RowFormat } from "./format.ts";
import { insert } from "./insert.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { python } from "./python.ts";

export const copyFormatters: Readonly<Record<CopyFormat, (facts: FormatFacts) => RowFormat>> = {
  tsv,
  csv,
  json,
  markdown,
  insert,
  python,
};
