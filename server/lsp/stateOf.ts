/** What the server tells about itself, from the state of its projects. */

import type { Status } from "#shared/protocol.ts";
import type { ProjectState } from "./projectState.ts";

/** The state of the first project, with how many there are. */
export function stateOf(projects: readonly ProjectState[]): Status {
  const [first] = projects;
  if (first === undefined)
    return { state: "noProject", message: "No Django project was found in this workspace" };
  const { facts, heldBack } = first;
  if (facts !== undefined) {
    return {
      state: "ready",
      project: first.root,
      settings: facts.settings.module,
      aliases: facts.settings.databases.aliases.size,
      projects: projects.length,
      revision: revisionOf(projects),
      ...(heldBack === undefined
        ? {}
        : { message: `${heldBack}: what is shown is from before that` }),
    };
  }
  const { chosen } = first.found.settings;
  return {
    state: "error",
    project: first.root,
    ...(chosen === undefined ? {} : { settings: chosen.module }),
    message: heldBack ?? whyNot(first),
  };
}

/** The number of each analysis, as far as one was asked for. */
const revisions = new WeakMap<object, number>();
let lastRevision = 0;

/** Grows whenever settings, models or routers of a project were read anew. */
function revisionOf(projects: readonly ProjectState[]): number {
  const numbers = projects.map(({ facts }) => {
    if (facts === undefined) return 0;
    const known = revisions.get(facts.routing) ?? ++lastRevision;
    revisions.set(facts.routing, known);
    return known;
  });
  return Math.max(0, ...numbers);
}

function whyNot({ found, root }: ProjectState): string {
  const { chosen } = found.settings;
  if (chosen === undefined) return "No settings module was found: select one";
  return `The settings module ${chosen.module} (${chosen.because}) was not found in ${root}`;
}
