/** An engine is named like one of Django's own, and there is none of that name. */

import { defineRule } from "#server/rules/define.ts";
import { replaceLiteral } from "#server/rules/edits.ts";
import { builtInEngines, engineNamed } from "#server/rules/engines.ts";
import { ownSpan } from "#server/rules/places.ts";
import { nearest } from "#server/rules/suggest.ts";
import type { Fix } from "#server/rules/rule.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Span } from "#server/text/span.ts";

export const rule = defineRule({
  name: "unknown-engine",
  severity: "error",
  since: "0.1.0",
  summary: "An ENGINE that Django does not have",
  message: "Django has no database engine '{engine}'{meant}",
  project: (facts, report) => {
    for (const alias of facts.settings.databases.aliases.values()) {
      const { engine, engineOrigin, origin } = alias;
      const at = ownSpan(facts, engineOrigin) ?? ownSpan(facts, origin);
      if (at === undefined || engine === undefined || !isUnknown(engine)) continue;
      const meant = engineNamed(engine) ?? nearest(engine, builtInEngines);
      report({
        at,
        arguments: { engine, meant: meant === undefined ? "" : `: '${meant}' is one` },
        fixes: meant === undefined ? [] : rename(facts, at, meant),
      });
    }
  },
});

/** Only names that can be no other package's: below Django's own, a bare database name, or a slip of the pen. */
function isUnknown(engine: string): boolean {
  if (builtInEngines.includes(engine)) return false;
  if (engine.startsWith("django.db.backends.")) return true;
  if (engine.startsWith("django.contrib.gis.db.backends.")) return true;
  if (!engine.includes(".")) return bareNames.has(engine);
  return engine.split(".").length >= 4 && nearest(engine, builtInEngines) !== undefined;
}

/** Names that people write alone. Not "mysql" and the like, which packages outside Django may have. */
const bareNames = new Set([
  "postgresql",
  "postgres",
  "sqlite3",
  "sqlite",
  "postgresql_psycopg2",
  "mariadb",
  "postgis",
  "spatialite",
]);

function rename(facts: ProjectFacts, at: Span, engine: string): readonly Fix[] {
  const edit = replaceLiteral(facts, at, engine);
  if (edit === undefined) return [];
  return [{ title: `Change to '${engine}'`, applicability: "suggestion", edits: [edit] }];
}
