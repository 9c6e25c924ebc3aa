/** Everything that can happen to a workspace; requests are answered from what these left. */

import type { Settings } from "#shared/settings.ts";

export type Event =
  /** The folders or the settings changed. */
  | { readonly kind: "configured"; readonly folders: readonly Folder[] }
  /** A document was opened or edited. */
  | { readonly kind: "edited"; readonly path: string; readonly text: string; readonly uri: string }
  | { readonly kind: "closed"; readonly path: string }
  /** A file on disk was written, made or deleted. */
  | {
      readonly kind: "disk";
      readonly path: string;
      readonly change: "written" | "made" | "deleted";
    };

/** A folder of the workspace, and what the editor is told to do in it. */
export interface Folder {
  /** Absolute. */
  readonly path: string;
  readonly settings: Settings;
}
