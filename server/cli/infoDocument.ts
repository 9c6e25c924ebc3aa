/** What `info` says: what was found of a project and how long it took. */

import type { FoundProject } from "#server/host/openProject.ts";
import type { Timing } from "#server/project/analyze.ts";
import type { ProjectFacts } from "#server/project/project.ts";
import type { Places } from "./places.ts";

export interface InfoDocument {
  readonly version: 1;
  readonly project: string;
  readonly settings: { readonly module: string; readonly path: string; readonly because: string };
  readonly candidates: readonly { readonly module: string; readonly because: string }[];
  readonly python: { readonly prefix: string; readonly because: string } | null;
  readonly django: string | null;
  readonly aliases: readonly {
    readonly name: string;
    readonly engine: string | null;
    readonly defined: string | null;
    readonly mirrorOf: string | null;
    readonly maybe: boolean;
  }[];
  /** Why there may be further aliases. */
  readonly aliasesOpen: string | null;
  readonly routers: readonly {
    readonly name: string;
    readonly defined: string | null;
    readonly problem: string | null;
  }[];
  readonly apps: readonly {
    readonly label: string;
    readonly name: string;
    readonly models: number;
  }[];
  readonly problems: readonly string[];
  readonly timings: readonly Timing[];
}

export function infoDocument(
  project: string,
  found: FoundProject,
  facts: ProjectFacts,
  timings: readonly Timing[],
  places: Places,
): InfoDocument {
  const { databases } = facts.settings;
  const models = [...facts.models.models.values()];
  return {
    version: 1,
    project,
    settings: {
      module: facts.settings.module,
      path: places.path(facts.settings.path),
      because: found.settings.chosen?.because ?? "asked for",
    },
    candidates: found.settings.candidates
      .filter(({ module }) => module !== facts.settings.module)
      .map(({ module, because }) => ({ module, because })),
    python:
      found.interpreter === undefined
        ? null
        : { prefix: found.interpreter.prefix, because: found.interpreter.because },
    django: found.djangoVersion ?? null,
    aliases: [...databases.aliases.values()].map((alias) => ({
      name: alias.name,
      engine: alias.engine ?? null,
      defined: alias.origin === undefined ? null : places.lineText(alias.origin),
      mirrorOf: alias.mirrorOf ?? null,
      maybe: alias.maybe !== undefined,
    })),
    aliasesOpen: databases.open?.text ?? null,
    routers: facts.routing.routers.map((router) => ({
      name: router.name,
      defined: router.cls?.origin === undefined ? null : places.lineText(router.cls.origin),
      problem: router.problem?.message ?? null,
    })),
    apps: facts.models.apps.map(({ label, name }) => ({
      label,
      name,
      models: models.filter((model) => model.appLabel === label).length,
    })),
    problems: [
      ...facts.models.problems.map(({ message }) => message),
      ...(found.problem === undefined ? [] : [`pyproject.toml: ${found.problem}`]),
    ],
    timings,
  };
}
