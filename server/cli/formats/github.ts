/** `check --format github`: workflow commands that GitHub shows as annotations of a change. */

import type { Places } from "#server/cli/places.ts";
import type { Finding, Severity } from "#server/rules/rule.ts";
import { printed, type Checked } from "./checked.ts";

/** A line for each finding; empty where there is none. */
export function githubReport({ findings }: Checked, places: Places): string {
  return findings.map((finding) => `${annotation(finding, places)}\n`).join("");
}

function annotation({ at, rule, severity, message, related }: Finding, places: Places): string {
  const { path, start, end } = printed(places, at);
  const properties: [string, string | number][] = [
    ["file", path],
    ["line", start.line],
    ["endLine", end.line],
    ["title", rule],
  ];
  // Columns are for a single line; GitHub's last one is inclusive.
  if (start.line === end.line)
    properties.push(["col", start.column], ["endColumn", Math.max(start.column, end.column - 1)]);
  const words = properties.map(([name, value]) => `${name}=${property(`${value}`)}`).join(",");
  const why = related.map((one) => {
    const place = printed(places, one.at);
    return `${place.path}:${place.start.line} ${one.message}`;
  });
  return `::${commandOf(severity)} ${words}::${data([message, ...why].join("\n"))}`;
}

function commandOf(severity: Severity): string {
  return severity === "error" || severity === "warning" ? severity : "notice";
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
