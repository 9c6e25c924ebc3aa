/** What a console's notebook knows of itself: the header of its file. */
import { basename, isAbsolute, relative } from "node:path";

/** The metadata of our notebooks. */
export interface ConsoleMetadata {
  readonly alias?: string;
  /** The name of the project's folder; only where the workspace had several projects. */
  readonly project?: string;
  readonly crlf?: boolean;
}

/** Reads the metadata of a notebook, whoever wrote it. */
export function metadataOf(metadata: { readonly [key: string]: unknown }): ConsoleMetadata {
  const { alias, project, crlf } = metadata;
  return {
    ...(typeof alias === "string" ? { alias } : {}),
    ...(typeof project === "string" ? { project } : {}),
    ...(crlf === true ? { crlf } : {}),
  };
}

/** An alias of a project, as far as a console must tell it from others. */
export interface Candidate {
  readonly id: { readonly project: string; readonly alias: string };
}

/**
 * The alias that a console's file means: by name, and by project where several have such an alias.
 * @param path where the file is; undefined for one that is not saved yet
 */
export function aliasMeant<Of extends Candidate>(
  { alias, project }: ConsoleMetadata,
  path: string | undefined,
  all: readonly Of[],
): Of | undefined {
  const named = all.filter(({ id }) => id.alias === alias);
  const inProject = named.filter(
    ({ id }) =>
      project !== undefined && (id.project === project || basename(id.project) === project),
  );
  if (inProject.length === 1) return inProject[0];
  const around = named
    .filter(({ id }) => path !== undefined && isWithin(path, id.project))
    .toSorted((one, other) => other.id.project.length - one.id.project.length);
  return around[0] ?? (named.length === 1 ? named[0] : undefined);
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith("..") && !isAbsolute(way);
}
