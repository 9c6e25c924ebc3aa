/** The rules' pages as one text: shipped beside the bundle, gathered from the folders when run from sources. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { rules } from "#server/rules/registry.ts";

export interface RulePages {
  /** The file in which all pages stand, where they are shipped as one. */
  readonly path: string | undefined;
  readonly text: string;
}

/** Reads the pages. */
export function rulePages(): RulePages {
  const shipped = join(import.meta.dirname, "rules.md");
  if (existsSync(shipped)) return { path: shipped, text: readFileSync(shipped, "utf8") };
  return { path: undefined, text: gatherPages(join(import.meta.dirname, "..", "rules")) };
}

/** The pages of all rules, one after another, in the order of their names. */
export function gatherPages(directory: string): string {
  return rules
    .map(({ name }) => readFileSync(join(directory, name, "rule.md"), "utf8").trim())
    .join("\n\n");
}

/** One rule's page; undefined where there is no such rule. */
export function pageOf(pages: RulePages, rule: string): string | undefined {
  if (!rules.some(({ name }) => name === rule)) return undefined;
  const lines = pages.text.split("\n");
  const start = lineOf(pages, rule);
  if (start === undefined) return undefined;
  const names = new Set(rules.map(({ name }) => `# ${name}`));
  const length = lines.slice(start + 1).findIndex((line) => names.has(line));
  return lines
    .slice(start, length < 0 ? undefined : start + 1 + length)
    .join("\n")
    .trim();
}

/** The line on which a rule's page begins, from 0. */
export function lineOf(pages: RulePages, rule: string): number | undefined {
  const found = pages.text.split("\n").indexOf(`# ${rule}`);
  return found < 0 ? undefined : found;
}
