/** Writes places as links of Markdown. */

import type { ProjectFacts } from "#server/project/project.ts";
import { Lines } from "#server/text/lines.ts";
import { relative } from "#server/text/paths.ts";
import { spanOf, type Origin } from "#server/text/span.ts";

/** `[config/routers.py:12](file:///…#L12)`; empty where the place is not known. */
export function linkTo(facts: ProjectFacts, origin: Origin | undefined): string {
  if (origin === undefined) return "";
  const { path, start } = spanOf(origin);
  const text = facts.modules.text(path);
  const shown = relative(facts.root, path);
  const short = shown.startsWith("..") ? path.split("/").slice(-3).join("/") : shown;
  if (text === undefined) return `\`${short}\``;
  const line = new Lines(text).position(start).line + 1;
  const slash = path.startsWith("/") ? "" : "/";
  return `[${short}:${line}](file://${slash}${encodeURI(path)}#L${line})`;
}

/** Names as code, with commas. */
export function codes(names: Iterable<string>): string {
  return [...names].map((name) => `\`${name}\``).join(", ");
}
