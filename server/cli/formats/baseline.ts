/** A baseline: the findings that a team knows of and does not want to hear of again. */

import type { Places } from "#server/cli/places.ts";
import type { Finding } from "#server/rules/rule.ts";
import { fingerprintsOf } from "./fingerprints.ts";

/** The baseline's text: readable, and one line a finding so that changes of it are. */
export function writeBaseline(findings: readonly Finding[], places: Places): string {
  const fingerprints = fingerprintsOf(findings, places);
  const lines = findings.map(({ rule, at, message }, index) =>
    JSON.stringify({ rule, path: places.path(at.path), message, fingerprint: fingerprints[index] }),
  );
  const body = lines.length === 0 ? "" : `\n    ${lines.join(",\n    ")}\n  `;
  return `{\n  "version": 1,\n  "findings": [${body}]\n}\n`;
}

export type Baseline =
  | { readonly kind: "baseline"; readonly fingerprints: ReadonlySet<string> }
  | { readonly kind: "unreadable"; readonly problem: string };

export function readBaseline(text: string): Baseline {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { kind: "unreadable", problem: error instanceof Error ? error.message : String(error) };
  }
  const { version, findings } = (document ?? {}) as { version?: unknown; findings?: unknown };
  if (version !== 1 || !Array.isArray(findings))
    return { kind: "unreadable", problem: "it is no baseline of version 1" };
  const fingerprints = findings.flatMap((one: { fingerprint?: unknown } | null) =>
    typeof one?.fingerprint === "string" ? [one.fingerprint] : [],
  );
  return { kind: "baseline", fingerprints: new Set(fingerprints) };
}

/** The findings that the baseline does not know. */
export function newFindings(
  findings: readonly Finding[],
  places: Places,
  { fingerprints }: Extract<Baseline, { kind: "baseline" }>,
): readonly Finding[] {
  const own = fingerprintsOf(findings, places);
  return findings.filter((_, index) => !fingerprints.has(own[index] ?? ""));
}
