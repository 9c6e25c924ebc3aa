/** A text stands where Django takes an alias, and is none. */

import {
  aliasFixes,
  databasesPlace,
  globalText,
  isNoAlias,
  meantAlias,
} from "#server/rules/aliases.ts";
import { defineRule } from "#server/rules/define.ts";
import { isDormant } from "#server/rules/dormant.ts";
import { isOwnPath } from "#server/rules/places.ts";
import { isProbed } from "#server/rules/probes.ts";
import type { Related, Report } from "#server/rules/rule.ts";
import type { FileFacts } from "#server/index/fileFacts.ts";
import type { AliasPosition, AliasUse } from "#server/index/summary.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import { spanOf, type Span } from "#server/text/span.ts";

const message = "There is no database '{alias}'{meant}";

export const rule = defineRule({
  name: "unknown-alias",
  severity: "error",
  since: "0.1.0",
  summary: "A database alias that DATABASES does not have",
  message,
  yieldsTo: ["router-returns-unknown-alias"],
  file: ({ path, summary }, facts, report) => {
    for (const used of textsOf(facts, path, summary))
      if (used.at.path === path) check(facts, used, report);
  },
  project: (facts, report) => {
    // A constant is to be mended in the file that holds it, whichever file uses it.
    for (const path of facts.modules.files()) {
      const summary = facts.modules.summary(path);
      if (summary?.aliasUses.some(({ value }) => value.kind === "global") !== true) continue;
      for (const used of textsOf(facts, path, summary))
        if (used.at.path !== path) check(facts, used, report);
    }
  },
});

/** A text that reaches a place where Django takes an alias. */
interface Used {
  /** Where the text is written. */
  readonly at: Span;
  readonly value: string;
  readonly position: AliasPosition;
  /** Where it is used, if elsewhere. */
  readonly use: Span | undefined;
}

function check(facts: ProjectFacts, used: Used, report: Report<typeof message>): void {
  const { at, value, position, use } = used;
  if (!isNoAlias(facts, value) || isAllowed(facts, position, value)) return;
  if (isProbed(facts, use ?? at, value) || isDormant(facts, (use ?? at).path)) return;
  const meant = meantAlias(facts, value);
  const related: readonly Related[] =
    use === undefined ? [] : [{ at: use, message: `Used here by ${position}` }];
  report({
    at,
    arguments: { alias: value, meant: meant === undefined ? "" : `: '${meant}' is near` },
    related: [...related, ...databasesPlace(facts)],
    fixes: aliasFixes(facts, at, value),
  });
}

/** Names that Django takes although they are no aliases. */
function isAllowed(facts: ProjectFacts, position: AliasPosition, value: string): boolean {
  // `databases = "__all__"` of test cases.
  if (position === "databases") return value === "__all__";
  // `name.x.json` is also just a file of that name, so only a slip of the pen is certain.
  return position === "fixture" && meantAlias(facts, value) === undefined;
}

function textsOf(facts: ProjectFacts, path: string, summary: FileFacts): readonly Used[] {
  return summary.aliasUses.flatMap((use) => readUse(facts, path, use));
}

function readUse(facts: ProjectFacts, path: string, use: AliasUse): readonly Used[] {
  const { position, value, range } = use;
  const place: Span = { path, start: range.start, end: range.end };
  if (value.kind === "literals") {
    return value.literals.map((literal) => ({
      at: { path, start: literal.start, end: literal.end },
      value: literal.value,
      position,
      use: literal.start === range.start ? undefined : place,
    }));
  }
  if (value.kind !== "global") return [];
  const known = globalText(facts, path, value.dotted);
  if (known === undefined) return [];
  const written = known.origin === undefined ? undefined : spanOf(known.origin);
  if (written === undefined || !isOwnPath(facts, written.path))
    return [{ at: place, value: known.value, position, use: undefined }];
  return [{ at: written, value: known.value, position, use: place }];
}
