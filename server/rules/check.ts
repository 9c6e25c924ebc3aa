/** Runs the rules over a project or one of its files, and decides which findings are told. */

import type { ProjectFacts } from "#server/project/project.ts";
import { Lines } from "#server/text/lines.ts";
import { relative } from "#server/text/paths.ts";
import { fill } from "./define.ts";
import { rules } from "./registry.ts";
import type { Finding } from "./rule.ts";
import { severityOf, type RuleSettings } from "./ruleSettings.ts";
import { remove, silences, suppressionsOf, type Suppression } from "./suppressions.ts";
import { rule as unusedSuppression } from "./unused-suppression/rule.ts";

/** Every finding of a project, sorted by place. */
export function checkProject(facts: ProjectFacts, settings: RuleSettings): readonly Finding[] {
  const files = facts.modules.files();
  const found = [...projectFindings(facts), ...files.flatMap((path) => fileFindings(facts, path))];
  return settle(facts, settings, found, files);
}

function projectFindings(facts: ProjectFacts): readonly Finding[] {
  return rules.flatMap((rule) => rule.project?.(facts) ?? []);
}

/** What the rules that look into files find in one, before `settle`. */
export function fileFindings(facts: ProjectFacts, path: string): readonly Finding[] {
  const summary = facts.modules.summary(path);
  if (summary === undefined) return [];
  return rules.flatMap((rule) => rule.file?.({ path, summary }, facts) ?? []);
}

/**
 * One finding per mistake, without what is suppressed or switched off, sorted by place.
 * What is left of one file's findings depends on that file alone.
 * @param files those whose unused suppressions are to be told
 */
export function settle(
  facts: ProjectFacts,
  settings: RuleSettings,
  found: readonly Finding[],
  files: readonly string[],
): readonly Finding[] {
  const unsuppressed = suppress(facts, specific(once(found)), files);
  const loud = unsuppressed.flatMap((finding): readonly Finding[] => {
    const path = relative(facts.root, finding.at.path);
    const severity = severityOf(settings, finding.rule, finding.severity, path);
    return severity === "off" ? [] : [{ ...finding, severity }];
  });
  return loud.toSorted(byPlace);
}

function once(found: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of found) {
    const { at, rule, message } = finding;
    const key = `${rule} ${at.path} ${at.start} ${at.end} ${message}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}

/** Where two rules fit one place, the more specific one speaks. */
function specific(found: readonly Finding[]): readonly Finding[] {
  const yields = new Map(rules.map(({ name, yieldsTo }) => [name, yieldsTo]));
  return found.filter((finding) => {
    const stronger = yields.get(finding.rule) ?? [];
    return !found.some((other) => stronger.includes(other.rule) && overlap(finding, other));
  });
}

function overlap({ at: one }: Finding, { at: other }: Finding): boolean {
  return one.path === other.path && one.start < other.end && other.start < one.end;
}

/** Takes out what comments silence, and adds the comments that silence nothing. */
function suppress(
  facts: ProjectFacts,
  found: readonly Finding[],
  files: readonly string[],
): readonly Finding[] {
  const byPath = new Map<string, Finding[]>(files.map((path) => [path, []]));
  for (const finding of found) {
    const known = byPath.get(finding.at.path);
    if (known === undefined) byPath.set(finding.at.path, [finding]);
    else known.push(finding);
  }
  return [...byPath].flatMap(([path, own]) => {
    const [summary, text] = [facts.modules.summary(path), facts.modules.text(path)];
    if (summary === undefined || text === undefined || summary.directives.length === 0) return own;
    const suppressions = suppressionsOf(summary, text);
    const lines = new Lines(text);
    const used = new Map<Suppression, Set<string>>();
    const kept = own.filter((finding) => {
      const by = suppressions.filter((suppression) => silences(suppression, finding, lines));
      for (const suppression of by)
        used.set(suppression, (used.get(suppression) ?? new Set()).add(finding.rule));
      return by.length === 0;
    });
    if (isOpen(facts)) return kept;
    const unused = suppressions.flatMap((one) => report(path, text, one, used.get(one)) ?? []);
    return [...kept, ...unused];
  });
}

/** Where not all is known, a rule may be silent for that alone, and the suppression needed elsewhere. */
function isOpen({ settings, models, routing }: ProjectFacts): boolean {
  const reasons = [settings.open, settings.databases.open, models.open, routing.open];
  return reasons.some((reason) => reason !== undefined);
}

function report(
  path: string,
  text: string,
  suppression: Suppression,
  used: ReadonlySet<string> | undefined,
): Finding | undefined {
  const unused = suppression.rules.filter((rule) => used?.has(rule) !== true);
  const isUseless = suppression.rules.length === 0 ? used === undefined : unused.length > 0;
  if (!isUseless || suppression.rules.includes(unusedSuppression.name)) return undefined;
  const named = unused.map((rule) => `'${rule}'`).join(", ") || "any rule";
  return {
    rule: unusedSuppression.name,
    severity: unusedSuppression.severity,
    message: fill(unusedSuppression.message, { rules: named }),
    at: { path, start: suppression.start, end: suppression.end },
    related: [],
    fixes: [remove(path, text, suppression, unused)],
  };
}

function byPlace({ at: one, rule }: Finding, { at: other, rule: name }: Finding): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return one.start - other.start || one.end - other.end || (rule < name ? -1 : 1);
}
