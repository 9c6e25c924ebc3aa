/** The database "default" is empty, and some models have no other home. */

import { defineRule } from "#server/rules/define.ts";
import { ownSpan } from "#server/rules/places.ts";
import { insert } from "#server/rules/edits.ts";
import type { Fix, Related } from "#server/rules/rule.ts";
import { list } from "#server/rules/words.ts";
import { usableAliases } from "#server/rules/homes.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Model } from "#server/project/models/facts.ts";
import type { Route } from "#server/project/routers/facts.ts";
import { spanOf } from "#server/text/span.ts";

export const rule = defineRule({
  name: "empty-default-unrouted",
  severity: "error",
  since: "0.1.0",
  summary: "The database 'default' is empty, and some models are routed to it",
  message: "The database 'default' is empty, and {models} {live} on it: each query fails",
  project: (facts, report) => {
    const alias = facts.settings.databases.aliases.get("default");
    const at = ownSpan(facts, alias?.origin);
    if (alias === undefined || !alias.isEmpty || alias.maybe !== undefined) return;
    // A project without any database is none of our business.
    if (at === undefined || usableAliases(facts).length === 0) return;
    const doubtful = facts.models.apps.filter(({ maybe }) => maybe !== undefined);
    const lost = [...facts.models.models.values()].filter(
      (model) =>
        !model.autoCreated &&
        !doubtful.some(({ label }) => label === model.appLabel) &&
        isLost(facts, model),
    );
    if (lost.length === 0) return;
    report({
      at,
      arguments: {
        models: list(lost.map(({ label }) => label)),
        live: lost.length === 1 ? "lives" : "live",
      },
      related: lost.flatMap(classOf).slice(0, 5),
      fixes: fixes(facts),
    });
  },
});

function isLost(facts: ProjectFacts, { label }: Model): boolean {
  const { read, write } = facts.routing.of(label);
  return isOnDefault(read) || isOnDefault(write);
}

function isOnDefault(route: Route): boolean {
  return route.exact && route.aliases.length === 1 && route.aliases[0] === "default";
}

function classOf(model: Model): readonly Related[] {
  if (model.origin === undefined || !model.isOwn) return [];
  return [{ at: spanOf(model.origin), message: `No router gives ${model.label} a home` }];
}

/** A router for whatever no other one has an opinion about, beside the last router. */
function fixes(facts: ProjectFacts): readonly Fix[] {
  const [home] = usableAliases(facts);
  const last = facts.routing.routers.at(-1)?.cls;
  const entry = facts.settings.routers.entries.at(-1);
  if (home === undefined || last?.origin === undefined || entry?.path === undefined) return [];
  const [file, listed] = [ownSpan(facts, last.origin), ownSpan(facts, entry.origin)];
  const text = file && facts.modules.text(file.path);
  if (text === undefined || file === undefined || listed === undefined) return [];
  const module = entry.path.slice(0, entry.path.lastIndexOf("."));
  const router = catchAll(home);
  return [
    {
      title: `Send everything else to '${home}' by a last router`,
      applicability: "suggestion",
      edits: [
        insert(file.path, text.length, `${text.endsWith("\n") ? "" : "\n"}\n\n${router}`),
        insert(listed.path, listed.end, `, "${module}.CatchAllRouter"`),
      ],
    },
  ];
}

function catchAll(home: string): string {
  return [
    "class CatchAllRouter:",
    '    """Gives a home to every model that no other router speaks for."""',
    "",
    "    def db_for_read(self, model, **hints):",
    `        return "${home}"`,
    "",
    "    def db_for_write(self, model, **hints):",
    `        return "${home}"`,
    "",
    "    def allow_migrate(self, db, app_label, model_name=None, **hints):",
    `        return db == "${home}"`,
    "",
  ].join("\n");
}
