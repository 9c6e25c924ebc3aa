/** The place in a project that a request is about. */

import type { TextDocumentPositionParams } from "vscode-languageserver";

import type { ProjectFacts } from "#server/project/project.ts";
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
