/** The place in a project that a request is about. */

import type { TextDocumentPositionParams } from "vscode-languageserver";

import type { ProjectFacts } from "#server/project/project.ts";
import { spanOf, type Origin } from "#server/text/span.ts";
import type { Place as FilePlace } from "#shared/databases.ts";
import type { ProjectState } from "./projectState.ts";
import { pathOf } from "./uris.ts";
import type { Workspace } from "./workspace.ts";

export interface Place {
  readonly project: ProjectState;
  readonly facts: ProjectFacts;
  /** Absolute. */
  readonly path: string;
  /** In the text that the facts know. */
  readonly offset: number;
}

/** Undefined where there is no project, nothing is known of it yet, or the place was just typed in a broken file. */
export function placeOf(
  workspace: Workspace,
  { textDocument, position }: TextDocumentPositionParams,
): Place | undefined {
  const path = pathOf(textDocument.uri);
  const project = path === undefined ? undefined : workspace.projectAt(path);
  if (path === undefined || project?.facts === undefined) return undefined;
  const offset = project.then(path, workspace.lines(path).offset(position));
  return offset === undefined ? undefined : { project, facts: project.facts, path, offset };
}

/** Says where in the files, as the editor has them, something of a project's facts is written. */
export function placesOf(
  workspace: Workspace,
  project: ProjectState,
): (origin: Origin) => FilePlace | undefined {
  return (origin) => {
    const span = project.now(spanOf(origin));
    if (span === undefined || workspace.overlay.text(span.path) === undefined) return undefined;
    return { path: span.path, line: workspace.lines(span.path).position(span.start).line + 1 };
  };
}
