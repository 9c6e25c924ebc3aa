/** Reads what an editor hands over as settings: anything may come, and only what is right counts. */

import { isSeverity } from "#server/rules/ruleSettings.ts";
import type { Severity } from "#server/rules/rule.ts";
import { section, type Settings } from "#shared/settings.ts";

/** The settings of the section; what is missing, empty or of the wrong kind is left out. */
export function readSettings(value: unknown): Settings {
  if (!isRecord(value)) return {};
  const settingsModule = textIn(value, "settingsModule");
  const pythonPath = textIn(value, "pythonPath");
  const { severity, exclude } = value;
  return {
    ...(settingsModule === undefined ? {} : { settingsModule }),
    ...(pythonPath === undefined ? {} : { pythonPath }),
    ...(isRecord(severity) ? { severity: severitiesIn(severity) } : {}),
    ...(Array.isArray(exclude)
      ? { exclude: exclude.filter((one) => typeof one === "string") }
      : {}),
  };
}

/** The section in settings that are pushed: some editors send it whole, some what is in it. */
export function sectionOf(value: unknown): unknown {
  return isRecord(value) && section in value ? value[section] : value;
}

function severitiesIn(levels: Readonly<Record<string, unknown>>): Record<string, Severity> {
  const known: Record<string, Severity> = {};
  for (const [rule, level] of Object.entries(levels)) if (isSeverity(level)) known[rule] = level;
  return known;
}

function textIn(value: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const text = value[name];
  return typeof text === "string" && text !== "" ? text : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
