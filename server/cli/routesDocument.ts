/** The document of `routes --format json`: what each router answers for each model. */

import type { Model, Relation } from "#server/project/models/facts.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Allowed, Route } from "#server/project/routers/facts.ts";
import type { Places } from "./places.ts";

export interface RoutesDocument {
  readonly version: 1;
  readonly settings: string;
  readonly aliases: readonly string[];
  /** Why there may be further aliases; left out where there are none. */
  readonly open?: string;
  readonly models: Readonly<Record<string, ModelEntry>>;
  readonly relations: Readonly<Record<string, RelationEntry>>;
}

export interface ModelEntry {
  /** Relative to the project; left out for what stands outside it. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  readonly read: RouteEntry;
  readonly write: RouteEntry;
  readonly migrate: Readonly<Record<string, MigrateEntry>>;
}

export type RouteEntry =
  | {
      readonly aliases: readonly string[];
      readonly exact: boolean;
      readonly because?: string;
      readonly by: readonly string[];
    }
  | { readonly error: string; readonly exact: true };

export type MigrateEntry = boolean | null | { readonly error: string };

export interface RelationEntry {
  readonly to: string | null;
  readonly kind: Relation["kind"];
  readonly allowed: MigrateEntry;
}

/** Asks the routing for every model and relation. */
export function routesDocument(facts: ProjectFacts, places: Places): RoutesDocument {
  const models: Record<string, ModelEntry> = {};
  const relations: Record<string, RelationEntry> = {};
  for (const model of sorted(facts)) {
    models[model.label] = modelEntry(model, facts, places);
    for (const relation of model.relations) {
      relations[`${model.label}.${relation.name}`] = {
        to: relation.to ?? null,
        kind: relation.kind,
        allowed:
          relation.to === undefined
            ? null
            : allowedEntry(facts.routing.allowRelation(relation.to, model.label)),
      };
    }
  }
  return {
    version: 1,
    settings: facts.settings.module,
    aliases: [...facts.settings.databases.aliases.keys()],
    ...openness(facts),
    models,
    relations,
  };
}

function openness(facts: ProjectFacts): { readonly open?: string } {
  const { aliases, open } = facts.settings.databases;
  const because = open ?? [...aliases.values()].find(({ maybe }) => maybe !== undefined)?.maybe;
  return because === undefined ? {} : { open: because.text };
}

function sorted(facts: ProjectFacts): readonly Model[] {
  return [...facts.models.models.values()].toSorted((left, right) =>
    left.label < right.label ? -1 : 1,
  );
}

function modelEntry(model: Model, facts: ProjectFacts, places: Places): ModelEntry {
  const routing = facts.routing.of(model.label);
  const at = model.origin === undefined || !model.isOwn ? undefined : places.lineOf(model.origin);
  return {
    ...(at === undefined ? {} : { path: at.path, line: at.line }),
    read: routeEntry(routing.read, places),
    write: routeEntry(routing.write, places),
    migrate: Object.fromEntries(
      [...routing.migrate].map(([alias, allowed]) => [alias, allowedEntry(allowed)]),
    ),
  };
}

function routeEntry(route: Route, places: Places): RouteEntry {
  if (route.error !== undefined) return { error: route.error.type, exact: true };
  const by = route.decisions.flatMap(({ origin }) =>
    origin === undefined ? [] : [places.lineText(origin)],
  );
  return {
    aliases: route.aliases,
    exact: route.exact,
    ...(route.exact || route.because === undefined ? {} : { because: route.because.text }),
    by: [...new Set(by)].toSorted(),
  };
}

function allowedEntry(allowed: Allowed): MigrateEntry {
  if (allowed.error !== undefined) return { error: allowed.error.type };
  return allowed.allowed ?? null;
}
