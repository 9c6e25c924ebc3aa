/** `django-multidb rule`: a rule's page, or the list of all rules. */

import { pageOf, rulePages } from "#server/host/rulePages.ts";
import { rules } from "#server/rules/registry.ts";
import { nearest } from "#server/rules/suggest.ts";
import { exitStatus, Refused, type CommonOptions } from "#server/cli/options.ts";
import type { Output } from "#server/cli/output.ts";
import { layOut } from "#server/cli/table.ts";

export function rule(name: string | undefined, options: CommonOptions, output: Output): number {
  if (name === undefined) {
    if (options.format === "json") {
      output.write(
        `${JSON.stringify({ version: 1, rules: rules.map((one) => ({ name: one.name, severity: one.severity, since: one.since, summary: one.summary })) }, undefined, 2)}\n`,
      );
      return exitStatus.fine;
    }
    const rows = rules.map((one) => [
      { text: one.name, paint: output.painter.bold },
      { text: one.severity },
      { text: one.summary },
    ]);
    output.write(`${layOut(rows).join("\n")}\n`);
    return exitStatus.fine;
  }
  const page = pageOf(rulePages(), name);
  if (page === undefined) {
    const near = nearest(
      name,
      rules.map((one) => one.name),
    );
    throw new Refused(
      `there is no rule ${name}${near === undefined ? "" : `; did you mean ${near}?`}`,
    );
  }
  if (options.format === "json")
    output.write(`${JSON.stringify({ version: 1, name, page }, undefined, 2)}\n`);
  else output.write(`${page}\n`);
  return exitStatus.fine;
}
