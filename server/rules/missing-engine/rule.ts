/** An alias has a database's name and no engine. */

import { defineRule } from "#server/rules/define.ts";
import { insertEntry, replaceLiteral } from "#server/rules/edits.ts";
import { commonEngines } from "#server/rules/engines.ts";
import { ownSpan } from "#server/rules/places.ts";
import type { Edit, Fix } from "#server/rules/rule.ts";
import { dictOf } from "#server/rules/settingsTree.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Alias } from "#server/project/settings/facts.ts";
import { spanOf } from "#server/text/span.ts";

export const rule = defineRule({
  name: "missing-engine",
  severity: "error",
  since: "0.1.0",
  summary: "A database has a NAME and no ENGINE",
  message: "The database '{alias}' has a NAME and no ENGINE, so every query to it fails",
  project: (facts, report) => {
    for (const alias of facts.settings.databases.aliases.values()) {
      const at = ownSpan(facts, alias.origin);
      if (at === undefined || alias.because !== undefined || !lacksEngine(alias)) continue;
      report({ at, arguments: { alias: alias.name }, fixes: fixes(facts, alias) });
    }
  },
});

function lacksEngine({ keys }: Alias): boolean {
  const [name, engine] = [keys.get("NAME"), keys.get("ENGINE")];
  if (name === undefined || name.value === "" || name.value === null) return false;
  if (engine === undefined) return true;
  // Django takes these for none at all (`ConnectionHandler.configure_settings`).
  return engine.value === "" || engine.value === null || engine.value === "django.db.backends.";
}

function fixes(facts: ProjectFacts, alias: Alias): readonly Fix[] {
  return commonEngines.flatMap((engine): readonly Fix[] => {
    const edit = setEngine(facts, alias, engine);
    if (edit === undefined) return [];
    return [{ title: `Set ENGINE to '${engine}'`, applicability: "suggestion", edits: [edit] }];
  });
}

function setEngine(facts: ProjectFacts, alias: Alias, engine: string): Edit | undefined {
  if (alias.keys.has("ENGINE"))
    return alias.engineOrigin && replaceLiteral(facts, spanOf(alias.engineOrigin), engine);
  const entry = dictOf(facts, alias);
  return entry && insertEntry(entry.path, entry.text, entry.value, `"ENGINE": "${engine}"`);
}
