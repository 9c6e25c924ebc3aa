/** `DATABASES` has entries, and none is called "default". */

import { insertEntry, replaceLiteral } from "#server/rules/edits.ts";
import { defineRule } from "#server/rules/define.ts";
import { isOwnPath } from "#server/rules/places.ts";
import type { Fix } from "#server/rules/rule.ts";
import { entryAt } from "#server/rules/settingsTree.ts";
import { list, quoted } from "#server/rules/words.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import { spanOf } from "#server/text/span.ts";

export const rule = defineRule({
  name: "missing-default-database",
  severity: "error",
  since: "0.1.0",
  summary: "DATABASES has no entry 'default'",
  message:
    "DATABASES has no entry 'default' (it has {aliases}), and Django does not start without one",
  project: (facts, report) => {
    const { lacksDefault, open, origin, aliases } = facts.settings.databases;
    if (!lacksDefault || open !== undefined || origin === undefined) return;
    if (!isOwnPath(facts, origin.path)) return;
    report({
      at: spanOf(origin),
      arguments: { aliases: list(quoted(writtenAliases(facts))) || list(quoted(aliases.keys())) },
      fixes: fixes(facts),
    });
  },
});

function writtenAliases(facts: ProjectFacts): readonly string[] {
  return [...facts.settings.databases.aliases.keys()].filter((name) => name !== "default");
}

function fixes(facts: ProjectFacts): readonly Fix[] {
  const { aliases } = facts.settings.databases;
  const entries = writtenAliases(facts).flatMap((name) => {
    const entry = entryAt(facts, aliases.get(name)?.origin);
    return entry === undefined ? [] : [{ name, entry }];
  });
  const [first] = entries;
  if (first === undefined) return [];
  const { path, text, dict } = first.entry;
  const renamed = entries.flatMap(({ name, entry }): readonly Fix[] => {
    const edit = replaceLiteral(facts, { path, ...span(entry.key) }, "default");
    if (edit === undefined) return [];
    return [{ title: `Rename '${name}' to 'default'`, applicability: "suggestion", edits: [edit] }];
  });
  return [
    {
      title: "Add an empty 'default'",
      applicability: "suggestion",
      edits: [insertEntry(path, text, dict, '"default": {}')],
    },
    ...renamed,
  ];
}

function span({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}
