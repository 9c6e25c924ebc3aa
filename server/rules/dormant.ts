/** Apps of a project that its settings do not install: what they say is for those who install them. */

import type { ProjectFacts } from "#server/project/project.ts";
import { isWithin, join, parent } from "#server/text/paths.ts";

/** Whether a file belongs to an app that is not installed, or perhaps not. */
export function isDormant(facts: ProjectFacts, path: string): boolean {
  const installed = new Set(
    facts.models.apps.flatMap((app) => (app.maybe === undefined ? [app.path] : [])),
  );
  for (
    let directory = parent(path);
    directory !== facts.root && isWithin(directory, facts.root);
    directory = parent(directory)
  ) {
    if (installed.has(directory)) return false;
    const config = facts.modules.text(join(directory, "apps.py"));
    if (config?.includes("AppConfig") === true) return true;
  }
  return false;
}
