/** `check --format json`. */

import type { Places } from "#server/cli/places.ts";
import { printed, type Checked } from "./checked.ts";

/** The document, with a line break at its end. */
export function jsonReport(checked: Checked, places: Places): string {
  const { project, settings, findings, stats } = checked;
  const document = {
    version: 1,
    project,
    settings,
    findings: findings.map(({ rule, severity, message, at, related, fixes }) => ({
      rule,
      severity,
      message,
      ...printed(places, at),
      related: related.map((one) => ({ ...printed(places, one.at), message: one.message })),
      fixes: fixes.map(({ title, applicability }) => ({ title, applicability })),
    })),
    stats: {
      files: stats.files,
      parsed: stats.parsed,
      milliseconds: Math.round(stats.milliseconds),
    },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
