/** Writes the registry's rules as the README's table. */
import { rules } from "#server/rules/registry.ts";

/** The table, one row for each rule, in the order of their names; each name leads to its page. */
export function ruleTable(): string {
  const rows = rules.map(
    ({ name, severity, summary }) =>
      `| [\`${name}\`](server/rules/${name}/rule.md) | ${severity} | ${summary} |`,
  );
  return ["| rule | severity | what it finds |", "| --- | --- | --- |", ...rows].join("\n");
}
