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

function whyNot({ found, root }: ProjectState): string {
  const { chosen } = found.settings;
  if (chosen === undefined) return "No settings module was found: select one";
  return `The settings module ${chosen.module} (${chosen.because}) was not found in ${root}`;
}
