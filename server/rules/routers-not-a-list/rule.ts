/** `DATABASE_ROUTERS` is a text, which Django takes letter by letter. */

import { defineRule } from "#server/rules/define.ts";
import { ownSpan } from "#server/rules/places.ts";
import type { Fix } from "#server/rules/rule.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Span } from "#server/text/span.ts";

export const rule = defineRule({
  name: "routers-not-a-list",
  severity: "error",
  since: "0.1.0",
  summary: "DATABASE_ROUTERS is a string",
  message:
    "DATABASE_ROUTERS is a string and not a list: Django takes it letter by letter and raises ImportError",
  project: (facts, report) => {
    const { shape, origin, open } = facts.settings.routers;
    if (shape !== "text" || open !== undefined || facts.settings.open !== undefined) return;
    const value = facts.settings.get("DATABASE_ROUTERS")?.value;
    const literal = value?.kind === "text" ? ownSpan(facts, value.origin) : undefined;
    const at = literal ?? ownSpan(facts, origin);
    if (at === undefined || (value?.kind === "text" && value.value === "")) return;
    report({ at, arguments: {}, fixes: literal === undefined ? [] : wrap(facts, literal) });
  },
});

function wrap(facts: ProjectFacts, literal: Span): readonly Fix[] {
  const text = facts.modules.text(literal.path);
  if (text === undefined || !"\"'".includes(text[literal.start] ?? " ")) return [];
  const [before, after] = [text[literal.start - 1], text[literal.end]];
  const bracketed = before === "(" && after === ")";
  const widened = bracketed
    ? { ...literal, start: literal.start - 1, end: literal.end + 1 }
    : literal;
  const edits = [{ at: widened, text: `[${text.slice(literal.start, literal.end)}]` }];
  return [{ title: "Make it a list", applicability: "safe", edits }];
}
