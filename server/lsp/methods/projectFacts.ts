/** `djangoMultidb/projectFacts`: everything that was found out, for people to read. */

import type { ProjectState } from "#server/lsp/projectState.ts";
import { handler } from "#server/lsp/dispatch.ts";
import { pathOf } from "#server/lsp/uris.ts";
import type { Workspace } from "#server/lsp/workspace.ts";
import type { Allowed, Route } from "#server/project/routers/facts.ts";
import { relative } from "#server/text/paths.ts";
import { spanOf, type Origin } from "#server/text/span.ts";
import {
  projectFacts as request,
  type ProjectFact,
  type ProjectFacts,
  type ProjectFactsParams,
} from "#shared/protocol.ts";

export const projectFacts = handler<ProjectFactsParams, ProjectFacts>(
  request.method,
  (workspace, params) => {
    const path = params.uri === undefined ? undefined : pathOf(params.uri);
    const one = path === undefined ? undefined : workspace.projectAt(path);
    const projects = one === undefined ? workspace.projectsBelow(path) : [one];
    return { projects: projects.map((project) => factOf(workspace, project)) };
  },
);

function factOf(workspace: Workspace, project: ProjectState): ProjectFact {
  const { found, facts, analysis, heldBack } = project;
  const { chosen, candidates } = found.settings;
  const place = (origin: Origin | undefined): string => {
    if (origin === undefined) return "";
    const span = project.now(spanOf(origin));
    if (span === undefined) return "";
    return `${relative(project.root, span.path)}:${workspace.lines(span.path).position(span.start).line + 1}`;
  };
  const models =
    facts === undefined
      ? []
      : [...facts.models.models.values()].toSorted((one, other) =>
          one.label < other.label ? -1 : 1,
        );
  return {
    path: project.root,
    settings: chosen?.module,
    settingsBecause: chosen?.because ?? "no settings module was found",
    candidates: candidates
      .filter(({ module }) => module !== chosen?.module)
      .map(({ module, path, because }) => ({ module, path: path ?? "", because })),
    python: found.interpreter?.prefix,
    django: found.djangoVersion,
    aliases: [...(facts?.settings.databases.aliases.values() ?? [])].map((alias) => ({
      name: alias.name,
      engine: alias.engine,
      defined: place(alias.origin),
      mirrorOf: alias.mirrorOf,
    })),
    aliasesOpen: facts?.settings.databases.open !== undefined,
    routers: (facts?.routing.routers ?? []).map((router) => ({
      name: router.name,
      defined: place(router.cls?.origin),
    })),
    apps: (facts?.models.apps ?? []).map(({ label, name }) => ({
      label,
      name,
      models: models.filter((model) => model.appLabel === label).length,
    })),
    models: models.map((model) => {
      const routing = facts?.routing.of(model.label);
      return {
        label: model.label,
        read: routing === undefined ? "" : routeText(routing.read),
        write: routing === undefined ? "" : routeText(routing.write),
        migrate: routing === undefined ? "" : migrateText(routing.migrate),
      };
    }),
    problems: [
      ...(heldBack === undefined ? [] : [heldBack]),
      ...(facts?.models.problems.map(({ message }) => message) ?? []),
      ...(found.problem === undefined ? [] : [`pyproject.toml: ${found.problem}`]),
    ],
    timings: analysis?.kind === "analysed" ? analysis.timings : [],
  };
}

function routeText(route: Route): string {
  if (route.error !== undefined) return `raises ${route.error.type}`;
  return [...route.aliases, ...(route.exact ? [] : ["?"])].join(" | ");
}

function migrateText(migrate: ReadonlyMap<string, Allowed>): string {
  const names: string[] = [];
  for (const [alias, { allowed, error }] of migrate) {
    if (error !== undefined) names.push(`${alias} raises ${error.type}`);
    else if (allowed !== false) names.push(allowed === undefined ? `${alias}?` : alias);
  }
  return names.join(", ") || "nowhere";
}
