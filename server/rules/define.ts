/** Makes a rule from its declaration: the message is filled in, and its type forgotten. */

import type { Finding, Report, Rule, RuleDeclaration } from "./rule.ts";

/** A message without one of its arguments does not compile. */
export function defineRule<const Message extends string>(
  declaration: RuleDeclaration<Message>,
): Rule {
  const { name, severity, since, summary, message, yieldsTo = [], project, file } = declaration;
  const collect = (run: (report: Report<Message>) => void): readonly Finding[] => {
    const findings: Finding[] = [];
    run(({ at, arguments: words, related = [], fixes = [] }) => {
      findings.push({ rule: name, severity, message: fill(message, words), at, related, fixes });
    });
    return findings;
  };
  return {
    name,
    severity,
    since,
    summary,
    message,
    yieldsTo,
    project: project && ((facts) => collect((report) => project(facts, report))),
    file: file && ((checked, facts) => collect((report) => file(checked, facts, report))),
  };
}

/** Puts each word in the place of its name in braces. */
export function fill(template: string, words: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}
