/** The flags of `check`, and what they say about the rules. */

import { rules } from "#server/rules/registry.ts";
import type { Finding, Severity } from "#server/rules/rule.ts";
import {
  isSeverity,
  mergeSettings,
  noSettings,
  type RuleSettings,
} from "#server/rules/ruleSettings.ts";
import { nearest } from "#server/rules/suggest.ts";
import { Refused, type CommonOptions } from "./options.ts";

export type FailOn = "error" | "warning" | "information";

export interface CheckOptions extends CommonOptions {
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  /** "rule=level". */
  readonly severity?: readonly string[];
  readonly failOn?: FailOn;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly fix?: boolean;
}

/** What holds for the rules: the project's table, and the flags over it. Refuses names that are none. */
export function rulesFor(table: RuleSettings, options: CheckOptions): RuleSettings {
  const severity = new Map<string, Severity>();
  const select = options.select?.map(known);
  for (const { name } of rules)
    if (select !== undefined && !select.includes(name)) severity.set(name, "off");
  for (const name of options.ignore ?? []) severity.set(known(name), "off");
  for (const entry of options.severity ?? []) {
    const [name = "", level] = entry.split("=");
    if (!isSeverity(level))
      throw new Refused(
        `--severity ${entry}: write rule=level, with error, warning, information, hint or off`,
      );
    severity.set(known(name), level);
  }
  return mergeSettings(table, { ...noSettings, severity });
}

/** Whether there is a finding at or above a level. */
export function failsOn(findings: readonly Finding[], level: FailOn): boolean {
  const loud = order.slice(0, order.indexOf(level) + 1);
  return findings.some(({ severity }) => loud.includes(severity));
}

const order: readonly Severity[] = ["error", "warning", "information"];

function known(name: string): string {
  const names = rules.map((rule) => rule.name);
  if (names.includes(name)) return name;
  const near = nearest(name, names);
  throw new Refused(
    `there is no rule ${name}${near === undefined ? "" : `; did you mean ${near}?`}`,
  );
}
